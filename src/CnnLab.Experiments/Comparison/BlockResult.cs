namespace CnnLab.Experiments;

/// <summary>What was found on one data set.</summary>
/// <param name="Block">The runs and their values.</param>
/// <param name="Choice">Which test is for this data set by itself, and its warnings.</param>
/// <param name="Scores">A row for each variant, in the order of <see cref="ComparisonData.Variants"/>.</param>
/// <param name="Pairs">The pairs that were tested: all, or each variant against the baseline.</param>
public sealed record BlockResult(
    ComparisonBlock Block, TestChoice Choice, IReadOnlyList<VariantScore> Scores, IReadOnlyList<PairResult> Pairs);
