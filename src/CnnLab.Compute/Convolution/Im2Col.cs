using System.Numerics.Tensors;

namespace CnnLab.Compute;

/// <summary>
/// Copies the values under the windows of one image into rows of the column matrix (im2col), and adds such rows back into an image (col2im).
/// Row r belongs to one channel and one place in the window, column p to one position of the window.
/// </summary>
internal sealed class Im2Col
{
    private readonly Window2D _window;
    private readonly int _inputArea;

    // For each column of the window the output columns, [start, end), where it lies inside the image.
    private readonly (int Start, int End)[] _inside;

    // With stride 1 and as many output as input columns a row is the image's plane, shifted.
    private readonly bool _isShift;

    public Im2Col(Window2D window)
    {
        _window = window;
        _inputArea = window.InputHeight * window.InputWidth;
        _isShift = window.Strides == 1 && window.OutputWidth == window.InputWidth;
        _inside = new (int, int)[window.Size.Width];
        for (var column = 0; column < _inside.Length; column++)
        {
            var start = CeilingDivide(window.Left - column, window.Strides.Width);
            var end = CeilingDivide(window.InputWidth + window.Left - column, window.Strides.Width);
            start = Math.Clamp(start, 0, window.OutputWidth);
            _inside[column] = (start, Math.Clamp(end, start, window.OutputWidth));
        }
    }

    /// <summary>Assigns the rows of some channels at some positions.</summary>
    /// <param name="channels">The planes of the channels, <c>[channels, height, width]</c>.</param>
    /// <param name="start">The first output position.</param>
    /// <param name="positions">How many.</param>
    /// <param name="columns">Where the first row begins, <c>[channels x window area, rowStride]</c>.</param>
    /// <param name="rowStride">Elements between two rows.</param>
    public void Gather(ReadOnlySpan<float> channels, int start, int positions, Span<float> columns, int rowStride)
    {
        var (firstRow, firstColumn) = Math.DivRem(start, _window.OutputWidth);
        var offset = 0;
        for (var plane = 0; plane < channels.Length; plane += _inputArea)
        {
            var image = channels.Slice(plane, _inputArea);
            for (var row = 0; row < _window.Size.Height; row++)
            {
                for (var column = 0; column < _window.Size.Width; column++, offset += rowStride)
                {
                    var target = columns.Slice(offset, positions);
                    if (_isShift)
                    {
                        GatherShifted(image, row, column, start, target);
                    }
                    else
                    {
                        GatherLines(image, row, column, firstRow, firstColumn, target);
                    }
                }
            }
        }
    }

    /// <summary>Adds the rows of some channels to their planes; the parameters are those of <see cref="Gather"/>.</summary>
    /// <remarks>What lies in the padding may be cleared in <paramref name="columns"/>.</remarks>
    public void Scatter(Span<float> columns, int rowStride, int start, int positions, Span<float> channels)
    {
        var (firstRow, firstColumn) = Math.DivRem(start, _window.OutputWidth);
        var offset = 0;
        for (var plane = 0; plane < channels.Length; plane += _inputArea)
        {
            var image = channels.Slice(plane, _inputArea);
            for (var row = 0; row < _window.Size.Height; row++)
            {
                for (var column = 0; column < _window.Size.Width; column++, offset += rowStride)
                {
                    var source = columns.Slice(offset, positions);
                    if (_isShift)
                    {
                        ScatterShifted(source, row, column, start, image);
                    }
                    else
                    {
                        ScatterLines(source, row, column, firstRow, firstColumn, image);
                    }
                }
            }
        }
    }

    private void GatherShifted(ReadOnlySpan<float> image, int row, int column, int start, Span<float> target)
    {
        var (from, to, shift) = Shift(row, column, start, target.Length);
        target[..from].Clear();
        target[to..].Clear();
        if (from == to)
        {
            return;
        }

        image.Slice(start + from + shift, to - from).CopyTo(target[from..]);
        ClearOutside(column, start, target);
    }

    private void ScatterShifted(Span<float> source, int row, int column, int start, Span<float> image)
    {
        var (from, to, shift) = Shift(row, column, start, source.Length);
        if (from == to)
        {
            return;
        }

        ClearOutside(column, start, source);
        var target = image.Slice(start + from + shift, to - from);
        TensorPrimitives.Add(target, source[from..to], target);
    }

    /// <summary>The part [From, To) of a row that lies inside the image's rows, and how far from a position its value is.</summary>
    private (int From, int To, int Shift) Shift(int row, int column, int start, int length)
    {
        var shift = ((row - _window.Top) * _window.InputWidth) + column - _window.Left;
        var from = Math.Clamp(-shift - start, 0, length);
        return (from, Math.Clamp(_inputArea - shift - start, from, length), shift);
    }

    /// <summary>Clears the positions whose value would be taken from the end of the line before or the start of the next.</summary>
    private void ClearOutside(int column, int start, Span<float> values)
    {
        var (insideStart, insideEnd) = _inside[column];
        if (insideStart == 0 && insideEnd == _window.OutputWidth)
        {
            return;
        }

        var line = -(start % _window.OutputWidth);
        for (; line < values.Length; line += _window.OutputWidth)
        {
            ClearRange(values, line, line + insideStart);
            ClearRange(values, line + insideEnd, line + _window.OutputWidth);
        }
    }

    private static void ClearRange(Span<float> values, int from, int to)
    {
        to = Math.Min(to, values.Length);
        for (var i = Math.Max(from, 0); i < to; i++)
        {
            values[i] = 0;
        }
    }

    private void GatherLines(ReadOnlySpan<float> image, int row, int column, int outputRow, int outputColumn, Span<float> target)
    {
        while (!target.IsEmpty)
        {
            var line = target[..Math.Min(_window.OutputWidth - outputColumn, target.Length)];
            var inputRow = (outputRow * _window.Strides.Height) - _window.Top + row;
            if ((uint)inputRow >= (uint)_window.InputHeight)
            {
                line.Clear();
            }
            else
            {
                GatherLine(image.Slice(inputRow * _window.InputWidth, _window.InputWidth), column, outputColumn, line);
            }

            target = target[line.Length..];
            outputRow++;
            outputColumn = 0;
        }
    }

    private void GatherLine(ReadOnlySpan<float> imageRow, int column, int outputColumn, Span<float> line)
    {
        var (from, to) = Inside(column, outputColumn, line.Length);
        line[..from].Clear();
        line[to..].Clear();
        if (from == to)
        {
            return;
        }

        var stride = _window.Strides.Width;
        var source = ((outputColumn + from) * stride) - _window.Left + column;
        if (stride == 1)
        {
            imageRow.Slice(source, to - from).CopyTo(line[from..]);
            return;
        }

        for (var i = from; i < to; i++, source += stride)
        {
            line[i] = imageRow[source];
        }
    }

    private void ScatterLines(ReadOnlySpan<float> source, int row, int column, int outputRow, int outputColumn, Span<float> image)
    {
        while (!source.IsEmpty)
        {
            var line = source[..Math.Min(_window.OutputWidth - outputColumn, source.Length)];
            var inputRow = (outputRow * _window.Strides.Height) - _window.Top + row;
            if ((uint)inputRow < (uint)_window.InputHeight)
            {
                ScatterLine(line, column, outputColumn, image.Slice(inputRow * _window.InputWidth, _window.InputWidth));
            }

            source = source[line.Length..];
            outputRow++;
            outputColumn = 0;
        }
    }

    private void ScatterLine(ReadOnlySpan<float> line, int column, int outputColumn, Span<float> imageRow)
    {
        var (from, to) = Inside(column, outputColumn, line.Length);
        if (from == to)
        {
            return;
        }

        var stride = _window.Strides.Width;
        var target = ((outputColumn + from) * stride) - _window.Left + column;
        if (stride == 1)
        {
            var part = imageRow.Slice(target, to - from);
            TensorPrimitives.Add(part, line[from..to], part);
            return;
        }

        for (var i = from; i < to; i++, target += stride)
        {
            imageRow[target] += line[i];
        }
    }

    private (int From, int To) Inside(int column, int outputColumn, int length)
    {
        var (start, end) = _inside[column];
        var from = Math.Clamp(start - outputColumn, 0, length);
        return (from, Math.Clamp(end - outputColumn, from, length));
    }

    private static int CeilingDivide(int value, int divisor) => (int)Math.Ceiling(value / (double)divisor);
}
