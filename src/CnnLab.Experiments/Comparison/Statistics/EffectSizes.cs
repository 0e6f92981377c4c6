using MathNet.Numerics.Statistics;

namespace CnnLab.Experiments;

/// <summary>How large a difference is, beside whether there is one.</summary>
/// <param name="MeanDifference">The mean difference, in the metric's unit.</param>
/// <param name="UncorrectedDz">
/// Cohen's d of pairs, the mean difference over the standard deviation of the differences; null without a spread.
/// Over folds that deviation is not corrected for their overlap, so it says more about the folds than about data to
/// come.
/// </param>
/// <param name="RankBiserial">
/// The matched-pairs rank-biserial correlation (Kerby 2014): the share of the ranks that speaks for the first variant's
/// larger values minus the share against it, -1 to 1; null if all differences are zero.
/// </param>
public sealed record EffectSizes(double MeanDifference, double? UncorrectedDz, double? RankBiserial)
{
    /// <summary>
    /// Those of differences, at least one; no interval, because folds cannot be resampled as if independent.
    /// </summary>
    /// <param name="differences">The first variant's values minus the second one's.</param>
    public static EffectSizes Of(IReadOnlyList<double> differences)
    {
        var d = PairedDifferences.Checked(differences);
        if (d.Length == 0)
        {
            throw new ArgumentException("Expected at least one difference.");
        }

        var hasSpread = d.Length > 1 && PairedDifferences.WithoutSpread(d) is null;
        return new EffectSizes(d.Mean(), hasSpread ? d.Mean() / d.StandardDeviation() : null, Biserial(d));
    }

    private static double? Biserial(double[] d)
    {
        double[] others = [.. d.Where(difference => difference != 0)];
        var ranks = others.Select(Math.Abs).Ranks(RankDefinition.Average);
        var signed = others.Zip(ranks, (difference, rank) => Math.Sign(difference) * rank).Sum();
        return others.Length > 0 ? signed / ranks.Sum() : null;
    }
}
