namespace CnnLab.Compute;

/// <summary>
/// Copies the values under the windows of one image into rows of the column matrix (im2col), and adds such rows back
/// into an image (col2im). Row r belongs to one channel and one place in the window, column p to one position of the
/// window.
/// </summary>
internal sealed class Im2Col
{
    private readonly ColumnRows _rows;
    private readonly Size2D _size;
    private readonly Size2D _dilation;

    public Im2Col(ConvolutionGeometry geometry)
    {
        var window = geometry.Window;
        _rows = window.Strides == 1 && window.OutputWidth == window.InputWidth
            ? new ShiftedRows(window)
            : new LineRows(window);
        (_size, _dilation) = (geometry.KernelSize, geometry.Dilation);
    }

    /// <summary>Assigns the rows of some channels at some positions.</summary>
    /// <param name="channels">The planes of the channels, <c>[channels, height, width]</c>.</param>
    /// <param name="start">The first output position.</param>
    /// <param name="positions">How many.</param>
    /// <param name="columns">Where the first row begins, <c>[channels x window area, rowStride]</c>.</param>
    /// <param name="rowStride">Elements between two rows.</param>
    public void Gather(ReadOnlySpan<float> channels, int start, int positions, Span<float> columns, int rowStride)
    {
        for (var place = 0; place < _size.Area; place++)
        {
            var (row, column) = PlaceInWindow(place);
            var rows = columns[(place * rowStride)..];
            _rows.Gather(channels, row, column, start, positions, rows, _size.Area * rowStride);
        }
    }

    /// <summary>
    /// Adds the rows of some channels to their planes; the parameters are those of <see cref="Gather"/>.
    /// </summary>
    /// <remarks>What lies in the padding may be cleared in <paramref name="columns"/>.</remarks>
    public void Scatter(Span<float> columns, int rowStride, int start, int positions, Span<float> channels)
    {
        for (var place = 0; place < _size.Area; place++)
        {
            var (row, column) = PlaceInWindow(place);
            var rows = columns[(place * rowStride)..];
            _rows.Scatter(rows, _size.Area * rowStride, row, column, start, positions, channels);
        }
    }

    private (int Row, int Column) PlaceInWindow(int place)
    {
        var (row, column) = Math.DivRem(place, _size.Width);
        return (row * _dilation.Height, column * _dilation.Width);
    }
}
