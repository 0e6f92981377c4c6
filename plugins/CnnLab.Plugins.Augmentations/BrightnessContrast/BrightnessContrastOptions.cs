using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Augmentations;

/// <summary>
/// The options of <see cref="BrightnessContrastAugmentation"/>; each image draws its own amounts, uniformly, up to
/// these.
/// </summary>
public sealed record BrightnessContrastOptions
{
    /// <summary>The most that is added or taken away, in units of the normalised pixels.</summary>
    [Description("The most that is added to or taken from all pixels, in units of the normalised pixels.")]
    [Range(0.0, 1e6)]
    public double Brightness { get; init; } = 0.2;

    /// <summary>The largest change of contrast: 0.2 draws a factor of 0.8 to 1.2.</summary>
    [Description("The largest change of contrast: 0.2 multiplies distances from the mean by 0.8 to 1.2.")]
    [Range(0.0, 1.0)]
    public double Contrast { get; init; } = 0.2;
}
