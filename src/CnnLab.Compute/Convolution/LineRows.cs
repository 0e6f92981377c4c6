namespace CnnLab.Compute;

/// <summary>
/// With any strides and padding: a row is made of lines, one for each output row, the first and last perhaps in part.
/// </summary>
internal sealed class LineRows(Window2D window) : ColumnRows(window)
{
    private int ImageLine => Window.Strides.Height * Window.InputWidth;

    public override void Gather(
        ReadOnlySpan<float> channels, int row, int column, int start, int positions, Span<float> columns,
        int channelStride)
    {
        LineBlock block;
        for (var done = 0; done < positions; done += block.Elements)
        {
            block = Block(row, column, start + done, positions - done);
            for (int plane = 0, offset = done; plane < channels.Length; plane += InputArea, offset += channelStride)
            {
                if (!block.IsInside)
                {
                    columns.Slice(offset, block.Elements).Clear();
                }

                if (!block.IsOutside)
                {
                    Lines.Copy(
                        channels[(plane + block.ImageOffset)..], ImageLine, Window.Strides.Width,
                        columns[(offset + block.RowOffset)..], block.Length, block.InsideLength, block.InsideLines);
                }
            }
        }
    }

    public override void Scatter(
        Span<float> columns, int channelStride, int row, int column, int start, int positions, Span<float> channels)
    {
        LineBlock block;
        for (var done = 0; done < positions; done += block.Elements)
        {
            block = Block(row, column, start + done, positions - done);
            if (block.IsOutside)
            {
                continue;
            }

            for (int plane = 0, offset = done; plane < channels.Length; plane += InputArea, offset += channelStride)
            {
                Lines.Add(
                    columns[(offset + block.RowOffset)..], block.Length,
                    channels[(plane + block.ImageOffset)..], ImageLine, Window.Strides.Width,
                    block.InsideLength, block.InsideLines);
            }
        }
    }

    /// <summary>As many whole lines as there are from a position on, or the part of one.</summary>
    private LineBlock Block(int row, int column, int start, int available)
    {
        var (outputRow, outputColumn) = Math.DivRem(start, Window.OutputWidth);
        var length = Math.Min(Window.OutputWidth - outputColumn, available);
        var lines = outputColumn == 0 ? Math.Max(1, available / Window.OutputWidth) : 1;
        var (rowStart, rowEnd) = InsideRows(row);
        var (columnStart, columnEnd) = InsideColumns(column);
        var top = Math.Clamp(rowStart - outputRow, 0, lines);
        var left = Math.Clamp(columnStart - outputColumn, 0, length);
        var imageRow = ((outputRow + top) * Window.Strides.Height) - Window.Top + row;
        var imageColumn = ((outputColumn + left) * Window.Strides.Width) - Window.Left + column;
        return new LineBlock
        {
            Length = length,
            Lines = lines,
            InsideLength = Math.Clamp(columnEnd - outputColumn, left, length) - left,
            InsideLines = Math.Clamp(rowEnd - outputRow, top, lines) - top,
            RowOffset = (top * length) + left,
            ImageOffset = (imageRow * Window.InputWidth) + imageColumn,
        };
    }
}
