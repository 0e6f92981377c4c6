namespace CnnLab.Experiments;

/// <summary>What can be said about the difference of variants.</summary>
public enum ComparisonTest
{
    /// <summary>Nothing: there are too few values. Means and spreads are shown without a p-value.</summary>
    None,

    /// <summary>
    /// The paired differences by seed and their spread, without a p-value: noise of the training alone.
    /// </summary>
    TrainingNoise,

    /// <summary>McNemar's test of two trained networks' predictions, with Holm's adjustment over the pairs.</summary>
    McNemar,

    /// <summary>The corrected resampled t-test, with Holm's adjustment over the pairs.</summary>
    CorrectedResampledT,

    /// <summary>Wilcoxon's signed-rank test of two variants over data sets.</summary>
    Wilcoxon,

    /// <summary>
    /// Friedman's test over data sets, then Wilcoxon's with Holm's adjustment, and a critical-difference diagram.
    /// </summary>
    FriedmanWilcoxon,
}
