using CnnLab.Manifests;

namespace CnnLab.Experiments;

/// <summary>What a comparison asks: the manifest's <c>comparison</c>, or the options of <c>cnnlab compare</c>.</summary>
/// <param name="Factor">The path of what is compared, <c>components.pool</c>.</param>
/// <param name="Metric">The metric, <c>test_accuracy</c>.</param>
/// <param name="Goal">Which of its values are the better ones.</param>
public sealed record ComparisonQuestion(string Factor, string Metric, MetricGoal Goal)
{
    /// <summary>The variant that the others are tested against; null to test all pairs.</summary>
    public string? Baseline { get; init; }

    /// <summary>The level of significance, after Holm's adjustment; 0.05 by default.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>
    /// Mean differences of at most this size do not matter to anyone, in the metric's own unit; null for no Bayesian
    /// test.
    /// </summary>
    public double? Rope { get; init; }

    /// <summary>The difference that a study should be able to see, for its power; null for the observed one.</summary>
    public double? DifferenceOfInterest { get; init; }

    /// <summary>What a manifest asks.</summary>
    public static ComparisonQuestion Of(ComparisonOptions asked) =>
        new(asked.Factor, asked.Metric.Name, asked.Metric.Goal ?? MetricGoals.Of(asked.Metric.Name))
        {
            Baseline = asked.Baseline,
            Alpha = asked.Alpha,
            Rope = asked.Rope,
            DifferenceOfInterest = asked.Difference,
        };
}
