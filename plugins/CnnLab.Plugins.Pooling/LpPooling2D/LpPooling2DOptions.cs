using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Pooling;

/// <summary>The options of <see cref="LpPooling2D"/>.</summary>
public sealed record LpPooling2DOptions : PoolingOptions
{
    /// <summary>The exponent; large ones come near the largest absolute value.</summary>
    [Description("The exponent: large ones come near the largest absolute value.")]
    [Range(1.0, 100.0), Alias("norm_type")]
    public float P { get; init; } = 2;

    /// <summary>Whether the powers are added up, as in PyTorch, or averaged.</summary>
    [Description(
        "What becomes of the powers: their sum, as PyTorch has it, or their mean, so that the values keep the size of "
        + "the input's.")]
    public PowerReduction Reduction { get; init; } = PowerReduction.Sum;
}
