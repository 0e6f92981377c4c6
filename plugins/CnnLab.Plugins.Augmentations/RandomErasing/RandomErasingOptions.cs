using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Augmentations;

/// <summary>The options of <see cref="RandomErasingAugmentation"/>; the defaults are torchvision's.</summary>
public sealed record RandomErasingOptions
{
    /// <summary>How likely an image loses a part; p in the paper.</summary>
    [Description("How likely an image loses a part."), Range(0.0, 1.0)]
    public double Probability { get; init; } = 0.5;

    /// <summary>The smallest erased part, a share of the image's area; s_l in the paper.</summary>
    [Description("The smallest erased part, a share of the image's area.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double MinArea { get; init; } = 0.02;

    /// <summary>The largest erased part, a share of the image's area; s_h in the paper, 0.4 there.</summary>
    [Description("The largest erased part, a share of the image's area.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double MaxArea { get; init; } = 0.33;

    /// <summary>The smallest height through width; the largest is its inverse. r_1 in the paper.</summary>
    [Description("The smallest height through width of the erased part; the largest is its inverse.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double MinAspectRatio { get; init; } = 0.3;

    /// <summary>What the part is filled with.</summary>
    [Description("What the erased part is filled with: one value, or normal noise of mean 0 and deviation 1.")]
    public ErasingFill Fill { get; init; } = ErasingFill.Constant;

    /// <summary>The value of an erased part with <see cref="ErasingFill.Constant"/>, as normalised.</summary>
    [Description("The value of a part erased with fill constant, as normalised.")]
    public float FillValue { get; init; }
}
