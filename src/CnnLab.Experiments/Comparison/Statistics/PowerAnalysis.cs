using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace CnnLab.Experiments;

/// <summary>
/// How likely a difference is found, and what it would take. By the noncentral t distribution, for normal differences
/// whose folds are correlated as the corrected resampled t-test takes them to be.
/// </summary>
public static class PowerAnalysis
{
    /// <summary>Nobody repeats a cross-validation more often, and the power hardly grows any more.</summary>
    public const int MostRepeats = 1000;

    /// <summary>Nobody has more data sets.</summary>
    public const int MostDataSets = 10_000;

    private const double WorstEfficiency = 0.864;

    private const int Panels = 24, Order = 16;

    /// <summary>The probability that the corrected resampled t-test is significant.</summary>
    /// <param name="difference">The true mean difference.</param>
    /// <param name="deviation">The sample standard deviation of the differences, as observed.</param>
    /// <param name="count">How many differences, at least three.</param>
    /// <param name="testToTraining">Scored images over images learned from; 0 for independent differences.</param>
    /// <param name="alpha">The level, two-sided. Over m pairs alpha / m is on the safe side.</param>
    public static double Of(double difference, double deviation, int count, double testToTraining, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(deviation);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, CorrectedResampledT.FewestDifferences);
        var freedom = count - 1;
        var shift = Math.Abs(difference) / deviation / Math.Sqrt((1.0 / count) + testToTraining);
        var critical = StudentT.InvCDF(0, 1, freedom, 1 - (alpha / 2));
        // The deviation over its true value, u, has a spread of about 1 / sqrt(2 (J - 1)): this is 12 of them.
        var reach = 9 / Math.Sqrt(freedom);
        var (from, to) = (Math.Sqrt(Math.Max(0, 1 - reach)), Math.Sqrt(1 + reach));
        var width = (to - from) / Panels;
        // With u = s², the places close to zero, where few degrees of freedom have a sharp bend, lie closer together.
        return Math.Clamp(Enumerable.Range(0, Panels).Sum(panel => GaussLegendreRule.Integrate(
            s => 2 * s * Density(s * s, freedom) * Beyond(critical * s * s, shift),
            from + (panel * width),
            from + ((panel + 1) * width),
            Order)), 0, 1);
    }

    /// <summary>
    /// How often a k-fold cross-validation must be repeated until a difference is found with a certain probability. The
    /// repeats share their images, so beyond a limit more of them do not help.
    /// </summary>
    /// <param name="difference">The mean difference that should be found.</param>
    /// <param name="deviation">The sample standard deviation of the folds' differences, as observed.</param>
    /// <param name="folds">Folds of each repeat; 1 for random splits.</param>
    /// <param name="power">The wanted probability.</param>
    /// <param name="alpha">The level, two-sided.</param>
    /// <param name="testToTraining">
    /// Scored images over images learned from; null for <c>1 / (k - 1)</c>.
    /// </param>
    public static TestAnswer<ReplicationPlan> RepeatsNeeded(
        double difference,
        double deviation,
        int folds,
        double power = 0.8,
        double alpha = 0.05,
        double? testToTraining = null)
    {
        var ratio = testToTraining ?? CorrectedResampledT.RatioOfFolds(folds);
        var fewest = (CorrectedResampledT.FewestDifferences + folds - 1) / folds;
        var repeats = Least(fewest, MostRepeats, power, n => Of(difference, deviation, n * folds, ratio, alpha));
        return repeats is { } needed
            ? TestAnswers.Of(new ReplicationPlan(
                needed, needed * folds, Of(difference, deviation, needed * folds, ratio, alpha)))
            : TestAnswers.None<ReplicationPlan>(
                $"No number of {(folds == 1 ? "random splits" : $"repeats of {folds} folds")} finds it with a "
                + $"probability of {power:0.##}: at {MostRepeats} {(folds == 1 ? "splits" : "repeats")} it is "
                + $"{Of(difference, deviation, MostRepeats * folds, ratio, alpha):0.##}, because they share their "
                + "images. More images, or more data sets, would help.");
    }

    /// <summary>
    /// How many data sets are needed until a mean difference over them is found with a certain probability, by
    /// Wilcoxon's test: at least as many as give it a p-value below the level if all agree, and as many that a paired
    /// t-test would do with 0.864 of them, which is Wilcoxon's efficiency for the worst distribution (Hodges, Lehmann
    /// 1956).
    /// </summary>
    /// <param name="difference">The mean difference that should be found.</param>
    /// <param name="deviation">The sample standard deviation of the data sets' differences, as observed.</param>
    /// <param name="power">The wanted probability.</param>
    /// <param name="alpha">The level, two-sided.</param>
    public static TestAnswer<ReplicationPlan> DataSetsNeeded(
        double difference, double deviation, double power = 0.8, double alpha = 0.05)
    {
        // The smallest p-value of n differences is 2^(1 - n).
        var fewest = Math.Max(WilcoxonSignedRank.FewestDifferences, (int)Math.Floor(1 - Math.Log2(alpha)) + 1);
        return fewest <= MostDataSets && Least(fewest, MostDataSets, power, PowerOf) is { } needed
            ? TestAnswers.Of(new ReplicationPlan(needed, needed, PowerOf(needed)))
            : TestAnswers.None<ReplicationPlan>(
                $"More than {MostDataSets} data sets would be needed to find it with a probability of {power:0.##}.");

        double PowerOf(int count) =>
            Of(difference, deviation, (int)Math.Floor(count * WorstEfficiency), 0, alpha);
    }

    // The power grows with the count, so the least one is found by halving.
    private static int? Least(int low, int high, double power, Func<int, double> powerOf)
    {
        if (powerOf(high) < power)
        {
            return null;
        }

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = powerOf(middle) >= power ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>The density of the deviation over its true value, the root of chi-squared over its freedom.</summary>
    private static double Density(double u, double freedom) => 2 * Math.Exp(
        (freedom / 2 * Math.Log(freedom / 2)) - SpecialFunctions.GammaLn(freedom / 2)
        + ((freedom - 1) * Math.Log(u)) - (freedom * u * u / 2));

    private static double Beyond(double limit, double shift) =>
        Normal.CDF(0, 1, shift - limit) + Normal.CDF(0, 1, -shift - limit);
}
