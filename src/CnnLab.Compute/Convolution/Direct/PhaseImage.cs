namespace CnnLab.Compute;

/// <summary>
/// An image with its padding, the columns of each row sorted by their remainder modulo the stride: what a weight sees
/// at neighbouring positions then stands side by side, whatever the stride.
/// </summary>
internal sealed unsafe class PhaseImage
{
    private readonly Window2D _window;
    private readonly int _channels;
    private readonly int _phaseWidth;
    private readonly int _rows;

    /// <summary>The image of a convolution.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="slack">Floats that may be read behind the last value.</param>
    public PhaseImage(ConvolutionGeometry geometry, int slack)
    {
        (_window, _channels) = (geometry.Window, geometry.Channels);
        var (strides, size) = (_window.Strides, _window.Size);
        _phaseWidth = _window.OutputWidth + ((size.Width - 1) / strides.Width);
        _rows = ((_window.OutputHeight - 1) * strides.Height) + size.Height;
        Elements = checked((_channels * Plane) + slack);
        Offsets = [.. Enumerable.Range(0, geometry.PatchLength).Select(Offset)];
    }

    /// <summary>Floats of the image.</summary>
    public int Elements { get; }

    /// <summary>For each weight of a filter the place of its value, from the window's corner.</summary>
    public int[] Offsets { get; }

    /// <summary>Floats between two rows of positions.</summary>
    public int OutputRowPitch => _window.Strides.Height * RowPitch;

    private int RowPitch => _window.Strides.Width * _phaseWidth;

    private int Plane => _rows * RowPitch;

    /// <summary>Copies a sample; what lies in the padding is left as it is.</summary>
    public void Fill(float* sample, float* image)
    {
        var (top, bottom) = (Math.Max(0, -_window.Top), Math.Min(_window.InputHeight, _rows - _window.Top));
        for (var channel = 0; channel < _channels; channel++)
        {
            for (var row = top; row < bottom; row++)
            {
                var source = sample + (((channel * _window.InputHeight) + row) * _window.InputWidth);
                var target = image + (channel * Plane) + ((row + _window.Top) * RowPitch);
                FillRow(source, target);
            }
        }
    }

    private void FillRow(float* source, float* target)
    {
        var stride = _window.Strides.Width;
        for (var phase = 0; phase < stride; phase++)
        {
            // The first column of the image with this remainder, and how many there are up to the phase's end.
            var place = Math.Max(0, (_window.Left - phase + stride - 1) / stride);
            var column = (place * stride) + phase - _window.Left;
            var count = Math.Min((_window.InputWidth - column + stride - 1) / stride, _phaseWidth - place);
            if (count > 0)
            {
                Copy(source + column, stride, target + (phase * _phaseWidth) + place, count);
            }
        }
    }

    private static void Copy(float* source, int stride, float* target, int count)
    {
        if (stride == 1)
        {
            new ReadOnlySpan<float>(source, count).CopyTo(new Span<float>(target, count));
            return;
        }

        for (var i = 0; i < count; i++)
        {
            target[i] = source[i * stride];
        }
    }

    private int Offset(int weight)
    {
        var (channel, place) = Math.DivRem(weight, _window.Size.Area);
        var (row, column) = Math.DivRem(place, _window.Size.Width);
        var (shift, phase) = Math.DivRem(column, _window.Strides.Width);
        return (channel * Plane) + (row * RowPitch) + (phase * _phaseWidth) + shift;
    }
}
