using MathNet.Numerics.Statistics;

namespace CnnLab.Experiments;

/// <summary>Differences of two variants' values on the same folds, or on the same data sets.</summary>
public static class PairedDifferences
{
    // Values whose true differences are equal differ by some units in their last place; a t-value of that noise would
    // be huge.
    private const double Noise = 1e-10;

    // Means of equal values in another order differ in their last place too, and would be no ties.
    private const int Digits = 12, MostDecimals = 15;

    /// <summary>
    /// The first variant's values minus the second one's, whatever the goal of the metric is, to 12 digits of the
    /// values: what is beyond them is their rounding, which must not break a tie.
    /// </summary>
    /// <exception cref="ArgumentException">They are not pairs, or not numbers.</exception>
    public static double[] Of(IReadOnlyList<double> first, IReadOnlyList<double> second) =>
        first.Count == second.Count
            ? Checked(first.Zip(second, (a, b) => Rounded(a - b, Math.Max(Math.Abs(a), Math.Abs(b)))))
            : throw new ArgumentException($"Expected pairs. Received {first.Count} values and {second.Count}.");

    /// <summary>A value to as many decimals as make 12 digits of another one.</summary>
    internal static double Rounded(double value, double scale)
    {
        if (scale == 0 || !double.IsFinite(scale))
        {
            return value;
        }

        var decimals = Digits - 1 - (int)Math.Floor(Math.Log10(scale));
        var unit = Math.Pow(10, -decimals);
        return decimals is >= 0 and <= MostDecimals ? Math.Round(value, decimals) : Math.Round(value / unit) * unit;
    }

    internal static double[] Checked(IEnumerable<double> values)
    {
        double[] numbers = [.. values];
        return Array.TrueForAll(numbers, double.IsFinite)
            ? numbers
            : throw new ArgumentException("Expected finite values: a fold that diverged has none to compare.");
    }

    /// <summary>Why no t-value can be had of differences without a spread; null if they have one.</summary>
    internal static string? WithoutSpread(double[] differences)
    {
        var mean = differences.Mean();
        return differences.StandardDeviation() > Noise * Math.Abs(mean) ? null
            : mean == 0 ? "Both variants have the same value in every pair: there is nothing to test."
            : "The difference is the same in every pair: there is no spread to measure it against.";
    }
}
