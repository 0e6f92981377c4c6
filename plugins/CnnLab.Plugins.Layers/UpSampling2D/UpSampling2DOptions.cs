using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="UpSampling2DLayer"/>.</summary>
public sealed record UpSampling2DOptions
{
    /// <summary>How many times as many rows and columns.</summary>
    [Description("How many times as many rows and columns."), Range(1, int.MaxValue), Alias("scale_factor")]
    public Size2D Size { get; init; } = 2;

    /// <summary>How the values between are found.</summary>
    [Description(
        "How the values between are found: nearest repeats each value, bilinear weighs the four around (half-pixel "
        + "centers, as in TensorFlow 2).")]
    [Alias("mode")]
    public Interpolation Interpolation { get; init; } = Interpolation.Nearest;
}
