using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="ResidualContainer"/>.</summary>
public sealed record ResidualOptions : IActivatedOptions
{
    /// <summary>The layers whose output is added to the container's input.</summary>
    [Description("The layers whose output is added to the container's input.")]
    [MinLength(1, ErrorMessage = "Expected at least one layer")]
    public required IReadOnlyList<LayerDefinition> Layers { get; init; }

    /// <summary>Layers that the input goes through before it is added.</summary>
    [Description("Layers that the input goes through before it is added; by default none, or what projection says.")]
    public IReadOnlyList<LayerDefinition> Shortcut { get; init; } = [];

    /// <summary>What is done where the layers change the shape and there is no shortcut.</summary>
    [Description(
        "What is done where the layers change the shape and no shortcut is given. convolution: a learned 1x1 "
        + "convolution with the strides that are needed (He et al.'s option B); pad: the input with strides, and zeros "
        + "for the channels it has not (their option A); none: that is an error.")]
    public ResidualProjection Projection { get; init; } = ResidualProjection.Convolution;

    /// <inheritdoc/>
    [Description("What is applied to the sum; by default nothing.")]
    public Component<Activation>? Activation { get; init; }
}
