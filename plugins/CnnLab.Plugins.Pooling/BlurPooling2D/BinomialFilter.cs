namespace CnnLab.Plugins.Pooling;

/// <summary>
/// A binomial filter over mirrored images, with strides: first down the columns, whole rows at a time.
/// </summary>
internal sealed class BinomialFilter : IOnnxExportable
{
    // As much room behind a line as a vector may reach over its end.
    private const int Room = 16;

    private readonly float[] _weights;
    private readonly int[] _rowTaps, _columnTaps;
    private readonly int _width, _size, _linePitch;
    private readonly MirroredColumns _columns;
    private readonly WeightedRows _down, _up;

    /// <summary>The filter over images of a size.</summary>
    public BinomialFilter(Size2D image, int length, Size2D strides)
    {
        (_weights, _width, _size) = (Weights(length), image.Width, image.Area);
        _linePitch = _width + Room;
        _rowTaps = Taps(image.Height, length, strides.Height);
        _columnTaps = Taps(image.Width, length, strides.Width);
        (OutputHeight, OutputWidth) = (_rowTaps.Length / length, _columnTaps.Length / length);
        _columns = new MirroredColumns(_width, strides.Width, _weights, Mirror);
        var taps = _rowTaps
            .Select((row, tap) => (Row: row, Line: tap / length, Weight: _weights[tap % length]))
            .ToList();
        _down = new WeightedRows(taps.Select(tap => (tap.Line, tap.Row, tap.Weight)), OutputHeight);
        _up = new WeightedRows(taps.Select(tap => (tap.Row, tap.Line, tap.Weight)), image.Height);
    }

    /// <summary>Rows of the output.</summary>
    public int OutputHeight { get; }

    /// <summary>Columns of the output.</summary>
    public int OutputWidth { get; }

    /// <summary>The filter as two matrices, one for the rows and one for the columns.</summary>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        var height = _size / _width;
        var (rows, columns) = (new float[OutputHeight * height], new float[_width * OutputWidth]);
        for (var tap = 0; tap < _rowTaps.Length; tap++)
        {
            rows[(tap / _weights.Length * height) + _rowTaps[tap]] += _weights[tap % _weights.Length];
        }

        for (var tap = 0; tap < _columnTaps.Length; tap++)
        {
            columns[(_columnTaps[tap] * OutputWidth) + (tap / _weights.Length)] += _weights[tap % _weights.Length];
        }

        var filtered = graph.Node("MatMul", [graph.Tensor("rows", rows, OutputHeight, height), input]);
        return graph.Node("MatMul", [filtered, graph.Tensor("columns", columns, _width, OutputWidth)]);
    }

    /// <summary>Numbers that a pass works with.</summary>
    public int ScratchLength => (OutputHeight * _linePitch) + _columns.ScratchLength;

    /// <summary>Assigns the filtered images.</summary>
    public void Forward(ReadOnlySpan<float> images, Span<float> output, Span<float> scratch)
    {
        var line = scratch[.._width];
        var columns = scratch[(OutputHeight * _linePitch)..];
        for (var position = 0; !images.IsEmpty; images = images[_size..])
        {
            for (var row = 0; row < OutputHeight; row++, position += OutputWidth)
            {
                _down.Sum(row, images, _width, line);
                _columns.Filter(line, output, position, columns);
            }
        }
    }

    /// <summary>Assigns the gradients of the images.</summary>
    public void Backward(ReadOnlySpan<float> upstream, Span<float> gradients, Span<float> scratch)
    {
        var columns = scratch[(OutputHeight * _linePitch)..];
        for (; !gradients.IsEmpty; gradients = gradients[_size..])
        {
            for (var row = 0; row < OutputHeight; row++)
            {
                _columns.Spread(upstream[..OutputWidth], scratch.Slice(row * _linePitch, _width), columns);
                upstream = upstream[OutputWidth..];
            }

            for (var row = 0; row * _width < _size; row++)
            {
                _up.Sum(row, scratch, _linePitch, gradients.Slice(row * _width, _width));
            }
        }
    }

    private static float[] Weights(int length)
    {
        var weights = new float[length];
        var (coefficient, sum) = (1.0, Math.ScaleB(1.0, length - 1));
        for (var i = 0; i < length; i++)
        {
            weights[i] = (float)(coefficient / sum);
            coefficient = coefficient * (length - 1 - i) / (i + 1);
        }

        return weights;
    }

    private static int[] Taps(int size, int length, int stride)
    {
        var positions = ((size - 1) / stride) + 1;
        return [.. Enumerable.Range(0, positions * length).Select(tap =>
            Mirror((tap / length * stride) + (tap % length) - ((length - 1) / 2), size))];
    }

    /// <summary>The place in the image that a place before or behind it mirrors, again and again if need be.</summary>
    private static int Mirror(int place, int size)
    {
        var period = Math.Max(1, 2 * (size - 1));
        var folded = ((place % period) + period) % period;
        return Math.Min(folded, period - folded) % Math.Max(1, size);
    }
}
