namespace CnnLab.Compute;

/// <summary>
/// How the rows of the column matrix that belong to one place in the window are copied from the image, and added back
/// to it.
/// </summary>
internal abstract class ColumnRows(Window2D window)
{
    private readonly (int Start, int End)[] _rows =
        Inside(window.Size.Height, window.Top, window.Strides.Height, window.InputHeight, window.OutputHeight);

    private readonly (int Start, int End)[] _columns =
        Inside(window.Size.Width, window.Left, window.Strides.Width, window.InputWidth, window.OutputWidth);

    protected Window2D Window { get; } = window;

    protected int InputArea { get; } = window.InputHeight * window.InputWidth;

    /// <summary>
    /// Assigns the values of one place in the window at consecutive output positions, for each channel.
    /// </summary>
    /// <param name="channels">The planes of the channels, <c>[channels, height, width]</c>.</param>
    /// <param name="row">The row of the window.</param>
    /// <param name="column">The column of the window.</param>
    /// <param name="start">The first output position.</param>
    /// <param name="positions">How many.</param>
    /// <param name="columns">The first channel's row of the column matrix and all behind it.</param>
    /// <param name="channelStride">Elements between the rows of two channels.</param>
    public abstract void Gather(
        ReadOnlySpan<float> channels, int row, int column, int start, int positions, Span<float> columns,
        int channelStride);

    /// <summary>
    /// Adds the rows of one place in the window to the planes; what lies in the padding may be cleared.
    /// </summary>
    public abstract void Scatter(
        Span<float> columns, int channelStride, int row, int column, int start, int positions, Span<float> channels);

    /// <summary>The output rows, [Start, End), where a row of the window lies inside the image.</summary>
    protected (int Start, int End) InsideRows(int row) => _rows[row];

    /// <summary>The output columns, [Start, End), where a column of the window lies inside the image.</summary>
    protected (int Start, int End) InsideColumns(int column) => _columns[column];

    private static (int Start, int End)[] Inside(int size, int padding, int stride, int inputs, int outputs)
    {
        var inside = new (int, int)[size];
        for (var i = 0; i < size; i++)
        {
            var start = Math.Clamp(CeilingDivide(padding - i, stride), 0, outputs);
            inside[i] = (start, Math.Clamp(CeilingDivide(inputs + padding - i, stride), start, outputs));
        }

        return inside;
    }

    private static int CeilingDivide(int value, int divisor) => (int)Math.Ceiling(value / (double)divisor);
}
