using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace CnnLab.Plugins.Optimizers;

/// <summary>The options of <see cref="LionOptimizer"/>.</summary>
public sealed record LionOptions
{
    /// <summary>The length of a step.</summary>
    [Description("The length of a step."), Range(0.0, 1000.0, MinimumIsExclusive = true), Alias("lr")]
    public float LearningRate { get; init; } = 1e-4f;

    /// <summary>The share of the momentum in the direction of a step.</summary>
    [Description("The share of the momentum in the direction of a step.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    [JsonPropertyName("beta_1")]
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>How much of the momentum is kept at each step.</summary>
    [Description("How much of the momentum is kept at each step.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    [JsonPropertyName("beta_2")]
    public float Beta2 { get; init; } = 0.99f;

    /// <summary>How much of each parameter, times the learning rate, is taken from it at each step.</summary>
    [Description(
        "How much of each parameter, times the learning rate, is taken from it at each step, apart from the gradient "
        + "(decoupled, biases included).")]
    [Range(0.0, 1000.0)]
    public float WeightDecay { get; init; }
}
