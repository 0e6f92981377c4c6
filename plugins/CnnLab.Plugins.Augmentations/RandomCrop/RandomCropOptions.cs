using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Augmentations;

/// <summary>The options of <see cref="RandomCropAugmentation"/>.</summary>
public sealed record RandomCropOptions
{
    /// <summary>Rows above and below, and columns left and right, that are added before the image is cut out.</summary>
    [Description("How many rows are added above and below, and columns left and right, before the image is cut out.")]
    [Range(0, 4096)]
    public Size2D Padding { get; init; } = 4;

    /// <summary>The value of the added pixels, as normalised: 0 is black with <c>unit</c>.</summary>
    [Description("The value of added pixels, as normalised: 0 is black with normalize unit, -1 with symmetric.")]
    public float FillValue { get; init; }
}
