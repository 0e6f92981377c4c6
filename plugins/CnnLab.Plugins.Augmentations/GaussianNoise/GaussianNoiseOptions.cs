using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Augmentations;

/// <summary>The options of <see cref="GaussianNoiseAugmentation"/>.</summary>
public sealed record GaussianNoiseOptions
{
    /// <summary>The standard deviation of the noise, in units of the normalised pixels.</summary>
    [Description("The standard deviation of the noise, in units of the normalised pixels.")]
    [Range(0.0, 1e6)]
    public double Stddev { get; init; } = 0.1;
}
