using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Manifests;

/// <summary>The manifest's <c>comparison</c>: what is asked of the runs of its sweep. It changes no run.</summary>
public sealed record ComparisonOptions
{
    /// <summary>The path of what is compared, <c>components.pool</c>.</summary>
    [Description("The path of what is compared, for example components.pool; one that the sweep changes.")]
    [RegularExpression(".+", ErrorMessage = "Expected a path that the sweep changes")]
    public required string Factor { get; init; }

    /// <summary>The variant that the others are tested against; null to test all pairs.</summary>
    [Description("The label of the variant that the others are tested against; by default all pairs are tested.")]
    public string? Baseline { get; init; }

    /// <summary>What is compared of them.</summary>
    [Description("The metric: its name as results have it, or with the goal.")]
    public ComparedMetric Metric { get; init; } = new();

    /// <summary>The level of significance.</summary>
    [Description("The level of significance, after Holm's adjustment for the number of pairs.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public double Alpha { get; init; } = 0.05;

    /// <summary>Half the width of the region of practical equivalence; null for no Bayesian test.</summary>
    [Description(
        "Mean differences of at most this size matter to nobody, in the metric's unit: 0.005 of an accuracy. "
        + "With it the Bayesian correlated t-test is made too.")]
    [Range(0.0, double.MaxValue)]
    public double? Rope { get; init; }

    /// <summary>The difference that should be found if it is there; null for the observed one.</summary>
    [Description(
        "The difference that the study should find if it is there, in the metric's unit: the report says how many "
        + "repeats that takes. By default the observed difference.")]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? Difference { get; init; }

    /// <summary>Whether the trained networks are looked at through the lens before the report is written.</summary>
    [Description(
        "Whether the trained networks are shown shifted, noisy, blurred and half hidden images, for the report: what "
        + "cnnlab lens does. Of use where the variants are poolings.")]
    public bool Lens { get; init; }
}
