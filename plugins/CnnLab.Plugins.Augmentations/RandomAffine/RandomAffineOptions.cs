using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Augmentations;

/// <summary>
/// The options of <see cref="RandomAffineAugmentation"/>; each image draws its own amounts, uniformly, up to these.
/// </summary>
public sealed record RandomAffineOptions
{
    /// <summary>The largest turn either way, in degrees.</summary>
    [Description("The largest turn either way, in degrees."), Range(0.0, 180.0)]
    public double Rotation { get; init; } = 10;

    /// <summary>The largest change of size: 0.1 draws 90 % to 110 %, the same for height and width.</summary>
    [Description("The largest change of size: 0.1 draws 90 % to 110 %, the same for height and width.")]
    [Range(0.0, 0.9)]
    public double Scale { get; init; } = 0.1;

    /// <summary>The largest slant of the columns either way, in degrees.</summary>
    [Description("The largest slant of the columns either way, in degrees."), Range(0.0, 80.0)]
    public double Shear { get; init; }

    /// <summary>The largest shift along each axis, as a share of the height and of the width.</summary>
    [Description("The largest shift along each axis, a share of the height and of the width."), Range(0.0, 1.0)]
    public double Translation { get; init; } = 0.1;

    /// <summary>The value outside of the image, as normalised.</summary>
    [Description("The value outside of the image, as normalised: 0 is black with normalize unit, -1 with symmetric.")]
    public float FillValue { get; init; }
}
