namespace CnnLab.Experiments;

/// <summary>A variant on one data set.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Values">
/// One value for each fold and repeat, seeds averaged; one for each training if all are of the same samples. Null where
/// one is missing.
/// </param>
/// <param name="Mean">Their mean; null unless all are there.</param>
/// <param name="Deviation">Their sample standard deviation (n - 1); null for fewer than two.</param>
/// <param name="Interval">
/// The interval of the mean at 1 - alpha, with the correction of Nadeau and Bengio (2003) where folds overlap, or why
/// there is none.
/// </param>
/// <param name="Rank">Its rank by the mean, 1 is the best; null without a mean.</param>
/// <param name="SecondsPerRun">How long a run took, the mean; null without runs.</param>
/// <param name="Cell">The values with the runs that they are from; null if the variant has none here.</param>
public sealed record VariantScore(
    string Variant,
    IReadOnlyList<double?> Values,
    double? Mean,
    double? Deviation,
    TestAnswer<Interval> Interval,
    double? Rank,
    double? SecondsPerRun,
    ComparisonCell? Cell);
