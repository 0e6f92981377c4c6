using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Optimizers;

/// <summary>The options of <see cref="SgdOptimizer"/>.</summary>
public sealed record SgdOptions
{
    /// <summary>The length of a step.</summary>
    [Description("The length of a step."), Range(0.0, 1000.0, MinimumIsExclusive = true), Alias("lr")]
    public float LearningRate { get; init; } = 0.01f;

    /// <summary>The share of the last step's velocity that is kept.</summary>
    [Description("The share of the last step's velocity that is kept; 0 for plain gradient descent.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public float Momentum { get; init; }

    /// <summary>Whether the step looks ahead by the momentum.</summary>
    [Description("Whether the step looks ahead by the momentum (Nesterov); needs momentum above 0.")]
    public bool Nesterov { get; init; }

    /// <summary>How much of each parameter is added to its gradient.</summary>
    [Description(
        "How much of each parameter is added to its gradient before anything else (coupled L2, "
        + "biases included).")]
    [Range(0.0, 1000.0)]
    public float WeightDecay { get; init; }
}
