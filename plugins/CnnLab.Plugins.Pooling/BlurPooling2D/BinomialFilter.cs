using System.Numerics.Tensors;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// A binomial filter over mirrored images, with strides: first down the columns, whole rows at a time.
/// </summary>
internal sealed class BinomialFilter : IOnnxExportable
{
    private readonly float[] _weights;
    private readonly int[] _rows, _columns;
    private readonly int _width, _size;

    /// <summary>The filter over images of a size.</summary>
    public BinomialFilter(Size2D image, int length, Size2D strides)
    {
        (_weights, _width, _size) = (Weights(length), image.Width, image.Area);
        (_rows, _columns) = (Taps(image.Height, length, strides.Height), Taps(image.Width, length, strides.Width));
        (OutputHeight, OutputWidth) = (_rows.Length / length, _columns.Length / length);
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
        for (var tap = 0; tap < _rows.Length; tap++)
        {
            rows[(tap / _weights.Length * height) + _rows[tap]] += _weights[tap % _weights.Length];
        }

        for (var tap = 0; tap < _columns.Length; tap++)
        {
            columns[(_columns[tap] * OutputWidth) + (tap / _weights.Length)] += _weights[tap % _weights.Length];
        }

        var filtered = graph.Node("MatMul", [graph.Tensor("rows", rows, OutputHeight, height), input]);
        return graph.Node("MatMul", [filtered, graph.Tensor("columns", columns, _width, OutputWidth)]);
    }

    /// <summary>Assigns the filtered images.</summary>
    public void Forward(ReadOnlySpan<float> images, Span<float> output, Span<float> line)
    {
        var position = 0;
        for (; !images.IsEmpty; images = images[_size..])
        {
            for (var row = 0; row < OutputHeight; row++)
            {
                line.Clear();
                for (var i = 0; i < _weights.Length; i++)
                {
                    var source = images.Slice(_rows[(row * _weights.Length) + i] * _width, _width);
                    TensorPrimitives.MultiplyAdd(source, _weights[i], line, line);
                }

                FilterLine(line, output.Slice(position, OutputWidth));
                position += OutputWidth;
            }
        }
    }

    /// <summary>Assigns the gradients of the images.</summary>
    public void Backward(ReadOnlySpan<float> upstream, Span<float> gradients, Span<float> line)
    {
        gradients.Clear();
        var position = 0;
        for (; !gradients.IsEmpty; gradients = gradients[_size..])
        {
            for (var row = 0; row < OutputHeight; row++)
            {
                SpreadLine(upstream.Slice(position, OutputWidth), line);
                position += OutputWidth;
                for (var i = 0; i < _weights.Length; i++)
                {
                    var target = gradients.Slice(_rows[(row * _weights.Length) + i] * _width, _width);
                    TensorPrimitives.MultiplyAdd(line, _weights[i], target, target);
                }
            }
        }
    }

    private void FilterLine(ReadOnlySpan<float> line, Span<float> output)
    {
        var tap = 0;
        foreach (ref var value in output)
        {
            var sum = 0f;
            foreach (var weight in _weights)
            {
                sum += weight * line[_columns[tap++]];
            }

            value = sum;
        }
    }

    private void SpreadLine(ReadOnlySpan<float> upstream, Span<float> line)
    {
        line.Clear();
        var tap = 0;
        foreach (var gradient in upstream)
        {
            foreach (var weight in _weights)
            {
                line[_columns[tap++]] += weight * gradient;
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
