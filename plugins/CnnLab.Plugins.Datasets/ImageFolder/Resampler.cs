namespace CnnLab.Plugins.Datasets;

/// <summary>
/// One axis of a change of size by a triangle filter as wide as the change: bilinear interpolation to enlarge, a
/// weighted mean of all pixels to reduce, as Pillow's <c>BILINEAR</c> and torchvision's <c>antialias</c>.
/// </summary>
internal sealed class Resampler
{
    private readonly int[] _starts;
    private readonly float[][] _weights;

    /// <param name="size">How many pixels there are.</param>
    /// <param name="from">Where the part begins that is resampled.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="outputs">How many pixels it becomes.</param>
    public Resampler(int size, double from, double length, int outputs)
    {
        (_starts, _weights) = (new int[outputs], new float[outputs][]);
        var scale = length / outputs;
        var support = Math.Max(scale, 1);
        for (var output = 0; output < outputs; output++)
        {
            var centre = from + ((output + 0.5) * scale);
            var start = (int)Math.Max(0, Math.Floor(centre - support + 0.5));
            var end = (int)Math.Min(size, Math.Floor(centre + support + 0.5));
            (_starts[output], _weights[output]) = (start, Triangle(start, Math.Max(end, start + 1), centre, support));
        }
    }

    /// <summary>How many pixels come out.</summary>
    public int Outputs => _starts.Length;

    /// <summary>
    /// The weighted sum for one output: of every <paramref name="stride"/>th value from <paramref name="offset"/>.
    /// </summary>
    public float Sum(ReadOnlySpan<byte> values, int offset, int stride, int output)
    {
        var (sum, at) = (0f, offset + (_starts[output] * stride));
        foreach (var weight in _weights[output])
        {
            sum += weight * values[at];
            at += stride;
        }

        return sum;
    }

    /// <inheritdoc cref="Sum(ReadOnlySpan{byte}, int, int, int)"/>
    public float Sum(ReadOnlySpan<float> values, int offset, int stride, int output)
    {
        var (sum, at) = (0f, offset + (_starts[output] * stride));
        foreach (var weight in _weights[output])
        {
            sum += weight * values[at];
            at += stride;
        }

        return sum;
    }

    private static float[] Triangle(int start, int end, double centre, double support)
    {
        var weights = new double[end - start];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Max(0, 1 - (Math.Abs(start + i + 0.5 - centre) / support));
        }

        var sum = weights.Sum();
        return [.. weights.Select(weight => (float)(weight / sum))];
    }
}
