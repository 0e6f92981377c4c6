using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// The options of <see cref="SyntheticDigitsDataset"/>. Lengths are shares of the image's side, except where they say
/// pixels; each image draws its own amounts, uniformly, up to those given.
/// </summary>
public sealed record SyntheticDigitsOptions : DatasetOptions
{
    /// <summary>Rows and columns of an image.</summary>
    [Description("Rows and columns of an image."), Range(8, 512)]
    public int Size { get; init; } = 28;

    /// <summary>How many training images are drawn.</summary>
    [Description("How many training images are drawn; of every ten in order, each digit is one.")]
    [Range(1, int.MaxValue)]
    public int TrainCount { get; init; } = 4000;

    /// <summary>How many test images are drawn.</summary>
    [Description("How many test images are drawn."), Range(1, int.MaxValue)]
    public int TestCount { get; init; } = 1000;

    /// <summary>The seed of the drawings; the run's seed does not change them.</summary>
    [Description("The seed of the drawings; the run's own seed does not change them."), Range(0, int.MaxValue)]
    public int Seed { get; init; } = 1;

    /// <summary>The largest shift, in pixels, along each axis.</summary>
    [Description("The largest shift along each axis, in pixels."), Range(0.0, 512.0)]
    public double Translation { get; init; } = 2;

    /// <summary>The largest turn, in degrees, either way.</summary>
    [Description("The largest turn either way, in degrees."), Range(0.0, 180.0)]
    public double Rotation { get; init; } = 12;

    /// <summary>The largest change of width and of height, as a share: 0.15 is 85 % to 115 %.</summary>
    [Description("The largest change of width and of height: 0.15 draws 85 % to 115 %."), Range(0.0, 0.9)]
    public double Scale { get; init; } = 0.15;

    /// <summary>The largest slant: how far the top moves sideways, as a share of the height.</summary>
    [Description("The largest slant either way: 0.2 moves the top by a fifth of the height."), Range(0.0, 1.0)]
    public double Shear { get; init; } = 0.2;

    /// <summary>The elastic distortion: the standard deviation of a stroke's displacement.</summary>
    [Description("The elastic distortion: the standard deviation of the displacement, a share of the side.")]
    [Range(0.0, 0.5)]
    public double Elastic { get; init; } = 0.03;

    /// <summary>The thinnest stroke.</summary>
    [Description("The thinnest stroke, a share of the side."), Range(0.0, 0.5, MinimumIsExclusive = true)]
    public double MinThickness { get; init; } = 0.05;

    /// <summary>The thickest stroke.</summary>
    [Description("The thickest stroke, a share of the side."), Range(0.0, 0.5, MinimumIsExclusive = true)]
    public double MaxThickness { get; init; } = 0.12;

    /// <summary>
    /// The standard deviation of the noise that is added to every pixel, where 1 is the difference of black and white.
    /// </summary>
    [Description("The standard deviation of the noise in every pixel, where 1 is the difference of black and white.")]
    [Range(0.0, 1.0)]
    public double Noise { get; init; } = 0.04;

    /// <summary>The side of the black square that hides a random part of each image.</summary>
    [Description("The side of the black square that hides a random part of each image, a share of the image's side.")]
    [Range(0.0, 1.0)]
    public double Occlusion { get; init; } = 0.15;
}
