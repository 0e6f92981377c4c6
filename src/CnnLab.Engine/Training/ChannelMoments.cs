namespace CnnLab.Engine;

/// <summary>How many values a channel has, their mean, and the sum of their squared distances from it.</summary>
internal readonly record struct ChannelMoments(long Count, double Mean, double SquaredDistances)
{
    /// <summary>The root of the mean squared distance.</summary>
    public double Deviation => Math.Sqrt(SquaredDistances / Count);

    /// <summary>Those of some values.</summary>
    public static ChannelMoments Of(ReadOnlySpan<float> values)
    {
        double sum = 0, squares = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        var mean = sum / values.Length;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return new(values.Length, mean, squares);
    }

    /// <summary>Those of both together.</summary>
    /// <remarks>Chan, Golub, LeVeque: "Algorithms for Computing the Sample Variance", 1983.</remarks>
    public ChannelMoments With(ChannelMoments other)
    {
        if (Count == 0)
        {
            return other;
        }

        var (count, distance) = (Count + other.Count, other.Mean - Mean);
        var share = (double)other.Count / count;
        return new(
            count,
            Mean + (distance * share),
            SquaredDistances + other.SquaredDistances + (distance * distance * Count * share));
    }
}
