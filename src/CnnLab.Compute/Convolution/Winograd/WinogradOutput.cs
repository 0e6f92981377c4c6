namespace CnnLab.Compute;

/// <summary>Takes rows of output tiles from points to images, and their gradients from images to points.</summary>
/// <param name="grid">The tiles.</param>
/// <param name="transforms">The maps.</param>
internal sealed unsafe class WinogradOutput(WinogradGrid grid, WinogradTransforms transforms)
{
    private readonly ChannelStrip _strip = new(
        grid.Filters, grid.OutputHeight, grid.OutputWidth, Left: 0, StripWidth: grid.TilesAcross * grid.Outputs);

    /// <summary>Floats of the strip.</summary>
    public int StripElements => grid.Outputs * _strip.RowPitch;

    /// <summary>Floats of a row of tiles with the columns innermost.</summary>
    public int PlaneElements => PlanePitch * grid.Filters;

    /// <summary>Uneven in cache lines, so that the planes do not fall on the same ones.</summary>
    private int PlanePitch => (((grid.Outputs * _strip.StripWidth) + 31) & ~31) | 16;

    /// <summary>
    /// Assigns the rows of the images that some rows of tiles have computed; the other parameters are those of
    /// <see cref="WinogradInput.Transform"/>.
    /// </summary>
    public void Transform(
        float* points, in WinogradPoints layout, int firstRow, int rows, float* bias, float* strip, float* planes,
        float* images)
    {
        for (var index = firstRow; index < firstRow + rows; index++)
        {
            transforms.OutputRow(points, layout, _strip.Pitch, grid.TilesAcross, bias, strip, _strip.RowPitch);
            points += grid.TilesAcross * layout.RowPitch;
            var target = Rows(images, index, out var row, out var count);
            Drain(strip, planes, target + (row * grid.OutputWidth), count);
        }
    }

    /// <summary>Assigns the points of the gradients of some rows of tiles, the strip cleared before the first.</summary>
    public void TransformGradient(
        float* images, int firstRow, int rows, float* strip, float* points, in WinogradPoints layout)
    {
        for (var index = firstRow; index < firstRow + rows; index++)
        {
            var planes = Rows(images, index, out var row, out _);
            for (var i = 0; i < grid.Outputs; i++)
            {
                _strip.Fill(planes, row + i, strip + (i * _strip.RowPitch));
            }

            transforms.OutputGradientRow(strip, _strip.RowPitch, _strip.Pitch, grid.TilesAcross, points, layout);
            points += grid.TilesAcross * layout.RowPitch;
        }
    }

    /// <summary>
    /// Copies a strip's rows to the planes of the image: in the planes of a buffer first, because stores to planes that
    /// lie a multiple of four kilobytes apart, one after another, wait for one another.
    /// </summary>
    private void Drain(float* strip, float* planes, float* image, int rows)
    {
        MatrixTransposer.Transpose(
            strip, _strip.Pitch, grid.Outputs * _strip.StripWidth, grid.Filters, planes, PlanePitch,
            accumulate: false);
        var isWhole = _strip.StripWidth == grid.OutputWidth;
        var (lines, length) = isWhole ? (1, rows * grid.OutputWidth) : (rows, grid.OutputWidth);
        for (var filter = 0; filter < grid.Filters; filter++)
        {
            var source = planes + (filter * PlanePitch);
            for (var line = 0; line < lines; line++)
            {
                new ReadOnlySpan<float>(source + (line * _strip.StripWidth), length)
                    .CopyTo(new Span<float>(image + (line * length), length));
            }

            image += grid.OutputHeight * grid.OutputWidth;
        }
    }

    /// <summary>The planes of the sample of a row of tiles, its first row of values, and how many it has.</summary>
    private float* Rows(float* images, int index, out int row, out int count)
    {
        var (sample, tileRow) = Math.DivRem(index, grid.TilesDown);
        row = tileRow * grid.Outputs;
        count = Math.Min(grid.Outputs, grid.OutputHeight - row);
        return images + ((nint)sample * grid.Filters * grid.OutputHeight * grid.OutputWidth);
    }
}
