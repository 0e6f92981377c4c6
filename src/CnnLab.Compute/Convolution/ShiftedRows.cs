namespace CnnLab.Compute;

/// <summary>
/// With stride 1 and as many output as input columns: a row is the image's plane, shifted, and zero where the window
/// leaves a line.
/// </summary>
internal sealed class ShiftedRows(Window2D window) : ColumnRows(window)
{
    public override void Gather(
        ReadOnlySpan<float> channels, int row, int column, int start, int positions, Span<float> columns,
        int channelStride)
    {
        var (from, to, first) = Shift(row, column, start, positions);
        var count = channels.Length / InputArea;
        if (to - from < positions)
        {
            for (var channel = 0; channel < count; channel++)
            {
                columns.Slice(channel * channelStride, positions).Clear();
            }
        }

        if (from < to)
        {
            Lines.Copy(channels[first..], InputArea, 1, columns[from..], channelStride, to - from, count);
            ClearOutside(columns, channelStride, count, column, start, positions);
        }
    }

    public override void Scatter(
        Span<float> columns, int channelStride, int row, int column, int start, int positions, Span<float> channels)
    {
        var (from, to, first) = Shift(row, column, start, positions);
        var count = channels.Length / InputArea;
        if (from < to)
        {
            ClearOutside(columns, channelStride, count, column, start, positions);
            Lines.Add(columns[from..], channelStride, channels[first..], InputArea, 1, to - from, count);
        }
    }

    /// <summary>
    /// The part [From, To) of the positions that lies inside the image's rows, and the first one's place in a plane.
    /// </summary>
    private (int From, int To, int First) Shift(int row, int column, int start, int positions)
    {
        var first = start + ((row - Window.Top) * Window.InputWidth) + column - Window.Left;
        var from = Math.Clamp(-first, 0, positions);
        return (from, Math.Clamp(InputArea - first, from, positions), first + from);
    }

    /// <summary>Clears what the shift takes from the end of the line before or the start of the next.</summary>
    private void ClearOutside(
        Span<float> columns, int channelStride, int channels, int column, int start, int positions)
    {
        var width = Window.OutputWidth;
        var (insideStart, insideEnd) = InsideColumns(column);
        for (var outside = insideEnd; outside < width + insideStart; outside++)
        {
            var first = (outside - (start % width) + width) % width;
            for (var channel = 0; channel < channels; channel++)
            {
                var values = columns.Slice(channel * channelStride, positions);
                for (var position = first; position < values.Length; position += width)
                {
                    values[position] = 0;
                }
            }
        }
    }
}
