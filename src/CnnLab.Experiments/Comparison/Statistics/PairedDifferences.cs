using MathNet.Numerics.Statistics;

namespace CnnLab.Experiments;

/// <summary>Differences of two variants' values on the same folds, or on the same data sets.</summary>
public static class PairedDifferences
{
    // Values whose true differences are equal differ by some units in their last place; a t-value of that noise would
    // be huge.
    private const double Noise = 1e-10;

    /// <summary>The first variant's values minus the second one's, whatever the goal of the metric is.</summary>
    /// <exception cref="ArgumentException">They are not pairs, or not numbers.</exception>
    public static double[] Of(IReadOnlyList<double> first, IReadOnlyList<double> second) =>
        first.Count == second.Count
            ? Checked(first.Zip(second, (a, b) => a - b))
            : throw new ArgumentException($"Expected pairs. Received {first.Count} values and {second.Count}.");

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
