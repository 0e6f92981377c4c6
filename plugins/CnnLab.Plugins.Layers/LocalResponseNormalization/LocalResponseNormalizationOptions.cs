using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="LocalResponseNormalizationLayer"/>; the defaults are the paper's.</summary>
public sealed record LocalResponseNormalizationOptions
{
    /// <summary>How many channels on either side take part.</summary>
    [Description("How many channels on either side take part; 2 is a size of 5."), Range(0, int.MaxValue)]
    public int DepthRadius { get; init; } = 2;

    /// <summary>What the squares are added to.</summary>
    [Description("What the squares are added to."), Range(0.0, float.MaxValue, MinimumIsExclusive = true), Alias("k")]
    public float Bias { get; init; } = 2;

    /// <summary>What the sum of squares is multiplied with.</summary>
    [Description(
        "What the sum of squares is multiplied with, not divided by the size: give PyTorch's, Caffe's or ONNX's alpha "
        + "divided by size.")]
    [Range(0.0, float.MaxValue)]
    public float Alpha { get; init; } = 1e-4f;

    /// <summary>The exponent.</summary>
    [Description("The exponent."), Range(0.0, float.MaxValue)]
    public float Beta { get; init; } = 0.75f;
}
