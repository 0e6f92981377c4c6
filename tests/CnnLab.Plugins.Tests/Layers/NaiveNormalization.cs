namespace CnnLab.Plugins.Tests.Layers;

/// <summary>
/// Groups of consecutive values with mean 0 and deviation 1, then scaled and shifted; in double, by the definition.
/// </summary>
internal sealed class NaiveNormalization(int group, double epsilon)
{
    /// <summary>gamma and beta have a number for each value of a sample or for runs of equal length.</summary>
    public double[] Forward(float[] x, int sample, float[]? gamma, float[]? beta)
    {
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var values = x.Skip(i / group * group).Take(group).Select(value => (double)value).ToArray();
            var mean = values.Average();
            var variance = values.Average(value => (value - mean) * (value - mean));
            var standardized = (x[i] - mean) / Math.Sqrt(variance + epsilon);
            y[i] = (standardized * Of(gamma, i, sample, 1)) + Of(beta, i, sample, 0);
        }

        return y;
    }

    private static double Of(float[]? values, int i, int sample, double otherwise) =>
        values is null ? otherwise : values[i % sample / (sample / values.Length)];
}
