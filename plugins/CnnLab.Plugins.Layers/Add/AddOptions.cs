using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="AddContainer"/>.</summary>
public sealed record AddOptions : IActivatedOptions
{
    /// <summary>The lists of layers whose outputs are added; all begin with the container's input.</summary>
    [Description("Lists of layers whose outputs are added; all begin with the container's input, and an empty list gives it on.")]
    [MinLength(2, ErrorMessage = "Expected at least two branches")]
    public required IReadOnlyList<IReadOnlyList<LayerDefinition>> Branches { get; init; }

    /// <inheritdoc/>
    [Description("What is applied to the sum; by default nothing.")]
    public Component<Activation>? Activation { get; init; }
}
