namespace CnnLab.Experiments;

/// <summary>Adds up the statistics of a pooling layer's output, image by image in their order.</summary>
/// <param name="shape">The shape of its output for one image; a list of values counts as channels of one value.</param>
internal sealed class MapStatistics(Shape shape)
{
    private readonly int _height = shape.IsImage ? shape.Height : 1;
    private readonly int _width = shape.IsImage ? shape.Width : 1;
    private readonly FrequencySplit _frequencies =
        new(shape.IsImage ? shape.Height : 1, shape.IsImage ? shape.Width : 1);

    private double _sum, _squares, _differences, _energy, _lowEnergy;
    private long _count, _zeros, _pairs;

    /// <summary>Adds an image.</summary>
    public void Add(ReadOnlySpan<float> output)
    {
        foreach (var value in output)
        {
            _sum += value;
            _squares += (double)value * value;
            _zeros += value == 0 ? 1 : 0;
        }

        _count += output.Length;
        for (var start = 0; start < output.Length; start += _height * _width)
        {
            AddMap(output.Slice(start, _height * _width));
        }
    }

    /// <summary>The statistics of all that was added.</summary>
    public PoolingStatistics Result(string layer, string type)
    {
        var mean = _sum / _count;
        var deviation = Math.Sqrt(Math.Max(0, (_squares / _count) - (mean * mean)));
        return new PoolingStatistics(
            layer,
            type,
            shape.ToString(),
            mean,
            deviation,
            (double)_zeros / _count,
            _pairs > 0 && deviation > 0 ? _differences / _pairs / deviation : null,
            _energy > 0 ? Math.Clamp(1 - (_lowEnergy / _energy), 0, 1) : null);
    }

    private void AddMap(ReadOnlySpan<float> map)
    {
        for (var i = 0; i < map.Length; i++)
        {
            if ((i + 1) % _width != 0)
            {
                _differences += Math.Abs((double)map[i + 1] - map[i]);
                _pairs++;
            }

            if (i + _width < map.Length)
            {
                _differences += Math.Abs((double)map[i + _width] - map[i]);
                _pairs++;
            }
        }

        var (total, low) = _frequencies.Energy(map);
        (_energy, _lowEnergy) = (_energy + total, _lowEnergy + low);
    }
}
