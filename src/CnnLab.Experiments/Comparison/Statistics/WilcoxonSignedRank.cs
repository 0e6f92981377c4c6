using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace CnnLab.Experiments;

/// <summary>
/// Wilcoxon's signed-rank test (1945) of two variants' values over data sets. Differences of zero are left out, as
/// Wilcoxon did; of up to 50 others the p-value is exact, also with ties: over all signs that the ranks at hand could
/// have. Beyond that it is the normal approximation, with the corrections for ties and for continuity.
/// </summary>
public static class WilcoxonSignedRank
{
    /// <summary>Four differences that all agree have a p-value of 0.125.</summary>
    public const int FewestDifferences = 5;

    /// <summary>Up to here the p-value is exact: the ways to a sum are counted without rounding.</summary>
    public const int MostExact = 50;

    /// <summary>The test.</summary>
    /// <param name="differences">One variant's values minus another's, of every data set.</param>
    public static TestAnswer<WilcoxonResult> Test(IReadOnlyList<double> differences)
    {
        var d = PairedDifferences.Checked(differences).Where(difference => difference != 0).ToArray();
        return d.Length < FewestDifferences
            ? TestAnswers.TooFew<WilcoxonResult>("data sets on which the variants differ", d.Length, FewestDifferences,
                "even if fewer all agreed, it could be chance")
            : TestAnswers.Of(Numbers(d, differences.Count - d.Length));
    }

    private static WilcoxonResult Numbers(double[] d, int zeros)
    {
        var ranks = d.Select(Math.Abs).Ranks(RankDefinition.Average);
        var plus = ranks.Where((_, i) => d[i] > 0).Sum();
        var minus = ranks.Where((_, i) => d[i] < 0).Sum();
        var isExact = d.Length <= MostExact;
        var pValue = isExact ? ExactP(ranks, Math.Min(plus, minus)) : NormalP(ranks, Math.Min(plus, minus));
        return new WilcoxonResult(
            plus, minus, d.Length, zeros, isExact, pValue, Math.Min(1, Math.Pow(2, 1 - d.Length)));
    }

    /// <summary>The chance of a sum as extreme on either side, each rank being of either sign alike.</summary>
    internal static double ExactP(double[] ranks, double smallerSum)
    {
        // Shared ranks are halves, so twice the ranks are whole.
        var doubled = Array.ConvertAll(ranks, rank => (int)Math.Round(2 * rank));
        var ways = new double[doubled.Sum() + 1];
        ways[0] = 1;
        foreach (var rank in doubled)
        {
            for (var sum = ways.Length - 1; sum >= rank; sum--)
            {
                ways[sum] += ways[sum - rank];
            }
        }

        var tail = ways.Take((int)Math.Round(2 * smallerSum) + 1).Sum();
        return Math.Min(1, 2 * tail / Math.Pow(2, ranks.Length));
    }

    internal static double NormalP(double[] ranks, double smallerSum)
    {
        var n = (double)ranks.Length;
        var ties = ranks.GroupBy(rank => rank).Sum(group => Math.Pow(group.Count(), 3) - group.Count());
        var variance = (n * (n + 1) * ((2 * n) + 1) / 24) - (ties / 48);
        var distance = Math.Max(0, (n * (n + 1) / 4) - smallerSum - 0.5);
        return Math.Min(1, 2 * Normal.CDF(0, 1, -distance / Math.Sqrt(variance)));
    }
}
