using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace CnnLab.Plugins.Optimizers;

/// <summary>The options of optimizers with running means of the gradient and of its square.</summary>
public abstract record MomentOptions
{
    /// <summary>The length of a step.</summary>
    [Description("The length of a step."), Range(0.0, 1000.0, MinimumIsExclusive = true), Alias("lr")]
    public float LearningRate { get; init; } = 0.001f;

    /// <summary>How much of the mean gradient is kept at each step.</summary>
    [Description("How much of the mean gradient is kept at each step.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    [JsonPropertyName("beta_1")]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>How much of the mean squared gradient is kept at each step.</summary>
    [Description("How much of the mean squared gradient is kept at each step.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    [JsonPropertyName("beta_2")]
    public double Beta2 { get; init; } = 0.999;

    /// <summary>What keeps the divisor away from 0.</summary>
    [Description("What is added to the divisor: the epsilon hat of Adam's paper, section 2, as in Keras.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public float Epsilon { get; init; } = 1e-7f;
}
