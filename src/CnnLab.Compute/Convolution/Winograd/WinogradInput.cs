namespace CnnLab.Compute;

/// <summary>Takes rows of input tiles from images to points.</summary>
/// <param name="grid">The tiles.</param>
/// <param name="transforms">The maps.</param>
internal sealed unsafe class WinogradInput(WinogradGrid grid, WinogradTransforms transforms)
{
    private readonly ChannelStrip _strip =
        new(grid.Channels, grid.InputHeight, grid.InputWidth, grid.Left, grid.StripWidth);

    /// <summary>Floats of the strip that a call keeps between its rows of tiles.</summary>
    public int StripElements => transforms.Inputs * _strip.RowPitch;

    /// <summary>
    /// Assigns the points of some rows of tiles, <c>[points, tiles, channels]</c>, counted through all samples. The
    /// rows of one call follow one another, the strip cleared before the first.
    /// </summary>
    /// <param name="images">The first sample.</param>
    /// <param name="firstRow">The first row of tiles.</param>
    /// <param name="rows">How many.</param>
    /// <param name="strip">Memory of <see cref="StripElements"/>.</param>
    /// <param name="points">Point (0, 0) of the first tile.</param>
    /// <param name="layout">How points lie.</param>
    public void Transform(
        float* images, int firstRow, int rows, float* strip, float* points, in WinogradPoints layout)
    {
        for (var index = firstRow; index < firstRow + rows; index++)
        {
            var (sample, row) = Math.DivRem(index, grid.TilesDown);
            var planes = images + ((nint)sample * grid.Channels * grid.InputHeight * grid.InputWidth);
            FillStrip(planes, row, strip, isContinued: row > 0);
            transforms.InputRow(strip, _strip.RowPitch, _strip.Pitch, grid.TilesAcross, points, layout);
            points += grid.TilesAcross * layout.RowPitch;
        }
    }

    /// <summary>Two rows of tiles share two rows of the image.</summary>
    private void FillStrip(float* planes, int row, float* strip, bool isContinued)
    {
        var first = 0;
        if (isContinued)
        {
            new Span<float>(strip + (grid.Outputs * _strip.RowPitch), 2 * _strip.RowPitch)
                .CopyTo(new Span<float>(strip, 2 * _strip.RowPitch));
            first = 2;
        }

        for (var i = first; i < transforms.Inputs; i++)
        {
            _strip.Fill(planes, (row * grid.Outputs) + i - grid.Top, strip + (i * _strip.RowPitch));
        }
    }
}
