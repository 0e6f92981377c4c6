namespace CnnLab.Experiments;

/// <summary>Tests of all pairs of variants, or of every variant against a baseline, with Holm's adjustment.</summary>
public static class PairTests
{
    /// <summary>Corrected resampled t-tests.</summary>
    /// <param name="variants">The values of each variant, on the same folds in the same order.</param>
    /// <param name="testToTraining">Scored images over images learned from.</param>
    /// <param name="baseline">The variant that the others are compared with; null for all pairs.</param>
    public static IReadOnlyList<PairTest<ResampledTResult>> CorrectedT(
        IReadOnlyList<IReadOnlyList<double>> variants, double testToTraining, int? baseline = null) =>
        Family(variants, baseline, differences => CorrectedResampledT.Test(differences, testToTraining));

    /// <summary>Wilcoxon's signed-rank tests over data sets.</summary>
    /// <param name="variants">The value of each variant on every data set, in the same order.</param>
    /// <param name="baseline">The variant that the others are compared with; null for all pairs.</param>
    public static IReadOnlyList<PairTest<WilcoxonResult>> Wilcoxon(
        IReadOnlyList<IReadOnlyList<double>> variants, int? baseline = null) =>
        Family(variants, baseline, WilcoxonSignedRank.Test);

    private static PairTest<T>[] Family<T>(
        IReadOnlyList<IReadOnlyList<double>> variants,
        int? baseline,
        Func<IReadOnlyList<double>, TestAnswer<T>> test)
        where T : class, IPValue
    {
        var pairs = Pairs(variants.Count, baseline).ToArray();
        var answers = Array.ConvertAll(
            pairs, pair => test(PairedDifferences.Of(variants[pair.First], variants[pair.Second])));
        // A pair without a p-value was looked at like the others, so it counts in the size of the family.
        var adjusted = Holm.Adjust(Array.ConvertAll(answers, answer => answer.Result?.PValue ?? 1));
        return
        [
            .. pairs.Select((pair, i) => new PairTest<T>(
                pair.First, pair.Second, answers[i], answers[i].IsThere ? adjusted[i] : null)),
        ];
    }

    /// <summary>The pairs of a family: all, or every variant with the baseline.</summary>
    internal static IEnumerable<(int First, int Second)> Pairs(int variants, int? baseline) =>
        baseline is { } second
            ? Enumerable.Range(0, variants).Where(first => first != second).Select(first => (first, second))
            : from first in Enumerable.Range(0, variants)
              from other in Enumerable.Range(first + 1, variants - first - 1)
              select (first, other);
}
