namespace CnnLab.Experiments;

/// <summary>Two variants on one data set.</summary>
/// <param name="First">The first variant.</param>
/// <param name="Second">The second variant, the baseline if there is one.</param>
/// <param name="Differences">The first one's values minus the second one's; empty unless they are paired.</param>
/// <param name="ResampledT">The corrected resampled t-test, or why there is none.</param>
/// <param name="McNemar">McNemar's test on the predictions, or why there is none.</param>
/// <param name="PValue">The p-value of the test that was chosen; null without one.</param>
/// <param name="HolmPValue">The same, adjusted for all pairs of this data set.</param>
/// <param name="Winner">The better variant if the adjusted p-value is below alpha, else null.</param>
/// <param name="Effects">Sizes of the effect; null without differences.</param>
/// <param name="Bayesian">The Bayesian test; null unless a region of practical equivalence was given.</param>
/// <param name="Needed">
/// How many repeats of the cross-validation would find the difference of interest with a probability of 0.8; null where
/// the folds are too few to say.
/// </param>
public sealed record PairResult(
    string First,
    string Second,
    IReadOnlyList<double> Differences,
    TestAnswer<ResampledTResult> ResampledT,
    TestAnswer<McNemarResult> McNemar,
    double? PValue,
    double? HolmPValue,
    string? Winner,
    EffectSizes? Effects,
    TestAnswer<BayesianResult>? Bayesian,
    TestAnswer<ReplicationPlan>? Needed);
