using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Optimizers;

/// <summary>The options of <see cref="AdagradOptimizer"/>.</summary>
public sealed record AdagradOptions
{
    /// <summary>The length of a step.</summary>
    [Description("The length of a step."), Range(0.0, 1000.0, MinimumIsExclusive = true), Alias("lr")]
    public float LearningRate { get; init; } = 0.001f;

    /// <summary>What the sum of squares begins with.</summary>
    [Description("What the sum of squared gradients begins with.")]
    [Range(0.0, 1000.0)]
    public float InitialAccumulatorValue { get; init; } = 0.1f;

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
