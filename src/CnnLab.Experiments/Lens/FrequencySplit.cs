namespace CnnLab.Experiments;

/// <summary>
/// Splits the energy of a map into that of low and of high frequencies. The low ones are those of its discrete Fourier
/// transform up to a quarter of a cycle per value along both axes, half of what its grid can hold; taking them out is a
/// product with a matrix from either side, which for maps this small is as fast as a transform.
/// </summary>
internal sealed class FrequencySplit(int height, int width)
{
    private readonly double[] _vertical = Projection(height), _horizontal = Projection(width);
    private readonly double[] _rows = new double[height * width];

    /// <summary>The sum of squares of a map without its mean, and the part of it in low frequencies.</summary>
    public (double Total, double Low) Energy(ReadOnlySpan<float> map)
    {
        var mean = 0.0;
        foreach (var value in map)
        {
            mean += value;
        }

        mean /= map.Length;
        var (total, low) = (0.0, 0.0);
        foreach (var value in map)
        {
            total += (value - mean) * (value - mean);
        }

        for (var i = 0; i < _rows.Length; i++)
        {
            var (row, column) = Math.DivRem(i, width);
            _rows[i] = 0;
            for (var from = 0; from < width; from++)
            {
                _rows[i] += _horizontal[(column * width) + from] * (map[(row * width) + from] - mean);
            }
        }

        for (var i = 0; i < _rows.Length; i++)
        {
            var (row, column) = Math.DivRem(i, width);
            var value = 0.0;
            for (var from = 0; from < height; from++)
            {
                value += _vertical[(row * height) + from] * _rows[(from * width) + column];
            }

            low += value * value;
        }

        return (total, low);
    }

    /// <summary>The matrix that keeps the low frequencies of so many values and nothing else.</summary>
    private static double[] Projection(int length)
    {
        var matrix = new double[length * length];
        for (var frequency = 0; frequency < length; frequency++)
        {
            if (4 * Math.Min(frequency, length - frequency) > length)
            {
                continue;
            }

            for (var i = 0; i < matrix.Length; i++)
            {
                var distance = (i / length) - (i % length);
                matrix[i] += Math.Cos(2 * Math.PI * frequency * distance / length) / length;
            }
        }

        return matrix;
    }
}
