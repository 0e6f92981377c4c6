using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Augmentations;

/// <summary>The options of <see cref="RandomFlipAugmentation"/>.</summary>
public sealed record RandomFlipOptions
{
    /// <summary>Which ways; Keras' default is both, photographs want <see cref="FlipMode.Horizontal"/>.</summary>
    [Description("Which ways an image may be flipped; photographs mostly want horizontal, digits none.")]
    public FlipMode Mode { get; init; } = FlipMode.HorizontalAndVertical;

    /// <summary>How likely each flip is.</summary>
    [Description("How likely each flip is."), Range(0.0, 1.0)]
    public double Probability { get; init; } = 0.5;
}
