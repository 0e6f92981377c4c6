namespace CnnLab.Plugins.Initializers;

/// <summary>Random values of a given variance.</summary>
internal static class Draws
{
    // The standard deviation of a standard normal variable that is drawn again until it lies within two.
    private const double TruncatedDeviation = 0.87962566103423978;

    /// <summary>Uniform within [-limit, limit], limit = sqrt(3 variance).</summary>
    public static void FillUniform(Span<float> values, double variance, ref RandomStream random)
    {
        var limit = Math.Sqrt(3 * variance);
        foreach (ref var value in values)
        {
            value = (float)random.NextDouble(-limit, limit);
        }
    }

    /// <summary>
    /// Normal, cut off at two standard deviations and then widened so that the variance is right, as in Keras.
    /// </summary>
    public static void FillTruncatedNormal(Span<float> values, double variance, ref RandomStream random)
    {
        var deviation = Math.Sqrt(variance) / TruncatedDeviation;
        foreach (ref var value in values)
        {
            value = (float)(deviation * WithinTwo(ref random));
        }
    }

    /// <summary>Normal with mean 0.</summary>
    public static void FillNormal(Span<float> values, double variance, ref RandomStream random)
    {
        var deviation = Math.Sqrt(variance);
        foreach (ref var value in values)
        {
            value = (float)(deviation * random.NextGaussian());
        }
    }

    /// <summary>Standard normal, drawn again until within -2 .. 2.</summary>
    public static double WithinTwo(ref RandomStream random)
    {
        while (true)
        {
            var gaussian = random.NextGaussian();
            if (Math.Abs(gaussian) <= 2)
            {
                return gaussian;
            }
        }
    }
}
