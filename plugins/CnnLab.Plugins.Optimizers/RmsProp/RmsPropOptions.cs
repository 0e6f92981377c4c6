using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Optimizers;

/// <summary>The options of <see cref="RmsPropOptimizer"/>.</summary>
public sealed record RmsPropOptions
{
    /// <summary>The length of a step.</summary>
    [Description("The length of a step."), Range(0.0, 1000.0, MinimumIsExclusive = true), Alias("lr")]
    public float LearningRate { get; init; } = 0.001f;

    /// <summary>How much of the mean squared gradient is kept at each step.</summary>
    [Description("How much of the mean squared gradient is kept at each step.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public float Rho { get; init; } = 0.9f;

    /// <summary>The share of the last step that is kept.</summary>
    [Description("The share of the last step that is kept; 0 for none.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public float Momentum { get; init; }

    /// <summary>What keeps the divisor away from 0.</summary>
    [Description("What is added to the divisor.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public float Epsilon { get; init; } = 1e-7f;

    /// <summary>How much of each parameter is added to its gradient.</summary>
    [Description(
        "How much of each parameter is added to its gradient before anything else (coupled L2, "
        + "biases included).")]
    [Range(0.0, 1000.0)]
    public float WeightDecay { get; init; }
}
