using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Augmentations;

/// <summary>The options of <see cref="MixupAugmentation"/>; the defaults are torchvision's.</summary>
public sealed record MixupOptions
{
    /// <summary>Both parameters of the beta distribution that the share of an image is drawn from.</summary>
    [Description(
        "Both parameters of the beta distribution of the share that an image keeps: 1 is uniform, towards 0 "
        + "images stay whole.")]
    [Range(0.0, 1000.0, MinimumIsExclusive = true)]
    public double Alpha { get; init; } = 1;

    /// <summary>How likely a batch is mixed.</summary>
    [Description("How likely a batch is mixed."), Range(0.0, 1.0)]
    public double Probability { get; init; } = 1;
}
