using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab;

/// <summary>
/// The manifest's <c>training.gradient_clipping</c>: how large the gradient of a step can be, for any optimizer. With
/// both limits each number is limited first, then the norm of what that leaves.
/// </summary>
/// <remarks>Pascanu, Mikolov, Bengio: "On the Difficulty of Training Recurrent Neural Networks", 2013.</remarks>
public sealed record GradientClippingOptions
{
    /// <summary>The largest norm of the gradient of all parameters together; null for any.</summary>
    [Description(
        "The largest Euclidean norm of the gradient of all parameters together: a larger gradient g becomes "
        + "g * global_norm / |g|, which keeps its direction. By default there is no limit.")]
    [Range(0.0, float.MaxValue, MinimumIsExclusive = true)]
    [Alias("global_clipnorm"), Alias("max_norm")]
    public float? GlobalNorm { get; init; }

    /// <summary>The largest absolute value of each number of the gradient; null for any.</summary>
    [Description("Each number of the gradient is limited to -value .. value. By default there is no limit.")]
    [Range(0.0, float.MaxValue, MinimumIsExclusive = true)]
    [Alias("clipvalue"), Alias("clip_value")]
    public float? Value { get; init; }
}
