namespace CnnLab.Experiments;

/// <summary>What was found over several data sets; each counts as one value, the mean of its folds.</summary>
/// <param name="DataSets">The data sets on which every variant has a mean.</param>
/// <param name="Means">For each of these the mean of every variant.</param>
/// <param name="Ranks">The ranks of the variants on them.</param>
/// <param name="Friedman">Whether the ranks differ at all.</param>
/// <param name="Pairs">
/// Wilcoxon's test for all pairs, or for each variant against the baseline, with Holm's adjustment; the indexes are
/// those of <see cref="ComparisonData.Variants"/>.
/// </param>
/// <param name="Nemenyi">The critical difference of average ranks, and the groups that it does not part.</param>
/// <param name="Needed">
/// For each pair how many data sets would find the difference of interest with a probability of 0.8.
/// </param>
public sealed record OverallResult(
    IReadOnlyList<string> DataSets,
    IReadOnlyList<IReadOnlyList<double>> Means,
    RankTable Ranks,
    TestAnswer<FriedmanResult> Friedman,
    IReadOnlyList<PairTest<WilcoxonResult>> Pairs,
    TestAnswer<NemenyiResult> Nemenyi,
    IReadOnlyList<TestAnswer<ReplicationPlan>> Needed)
{
    /// <summary>The data sets that take no part because not every variant has all its values there.</summary>
    public IReadOnlyList<IncompleteDataSet> LeftOut { get; init; } = [];
}
