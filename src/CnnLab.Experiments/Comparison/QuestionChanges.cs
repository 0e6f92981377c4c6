namespace CnnLab.Experiments;

/// <summary>What a user says about a comparison; null where the recorded manifests have the word.</summary>
public sealed record QuestionChanges
{
    /// <summary>The path of what is compared.</summary>
    public string? Factor { get; init; }

    /// <summary>The metric.</summary>
    public string? Metric { get; init; }

    /// <summary>Which of its values are the better ones.</summary>
    public MetricGoal? Goal { get; init; }

    /// <summary>The variant that the others are tested against.</summary>
    public string? Baseline { get; init; }

    /// <summary>The level of significance.</summary>
    public double? Alpha { get; init; }

    /// <summary>Half the width of the region of practical equivalence.</summary>
    public double? Rope { get; init; }

    /// <summary>The difference that a study should be able to see.</summary>
    public double? Difference { get; init; }
}
