using MathNet.Numerics.Statistics;

namespace CnnLab.Experiments;

/// <summary>The ranks of variants on data sets: 1 is the best, equal values share the mean of their ranks.</summary>
public sealed record RankTable
{
    private RankTable(double[][] ranks, int variants)
    {
        Ranks = ranks;
        Averages = [.. Enumerable.Range(0, variants).Select(variant => ranks.Average(row => row[variant]))];
    }

    /// <summary>For every data set the rank of each variant.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Ranks { get; }

    /// <summary>The average rank of each variant.</summary>
    public IReadOnlyList<double> Averages { get; }

    /// <summary>Data sets.</summary>
    public int DataSets => Ranks.Count;

    /// <summary>Variants.</summary>
    public int Variants => Averages.Count;

    /// <summary>Ranks the variants.</summary>
    /// <param name="scores">For every data set the value of each variant, a mean over its folds.</param>
    /// <param name="goal">Which values are the better ones.</param>
    /// <exception cref="ArgumentException">The rows differ in length, or hold values that are no numbers.</exception>
    public static RankTable Of(IReadOnlyList<IReadOnlyList<double>> scores, MetricGoal goal)
    {
        var variants = scores.Count > 0 ? scores[0].Count : throw new ArgumentException("Expected a data set.");
        return scores.All(row => row.Count == variants)
            ? new RankTable([.. scores.Select(row => RanksOf(row, goal))], variants)
            : throw new ArgumentException($"Expected a value of each of the {variants} variants on every data set.");
    }

    private static double[] RanksOf(IReadOnlyList<double> row, MetricGoal goal)
    {
        var sign = goal == MetricGoal.Maximize ? -1 : 1;
        // A zero of either sign is the same value, and MathNet ranks by comparison.
        return PairedDifferences.Checked(row.Select(value =>
            (sign * PairedDifferences.Rounded(value, Math.Abs(value))) + 0.0)).Ranks(RankDefinition.Average);
    }
}
