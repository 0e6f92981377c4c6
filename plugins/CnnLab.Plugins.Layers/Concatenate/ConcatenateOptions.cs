using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="ConcatenateContainer"/>.</summary>
public sealed record ConcatenateOptions : IActivatedOptions
{
    /// <summary>The lists of layers whose outputs come one behind the other; all begin with the container's input.</summary>
    [Description("Lists of layers whose outputs' channels come one behind the other; all begin with the container's input, and an empty list gives it on.")]
    [MinLength(1, ErrorMessage = "Expected at least one branch")]
    public required IReadOnlyList<IReadOnlyList<LayerDefinition>> Branches { get; init; }

    /// <inheritdoc/>
    [Description("What is applied to the output; by default nothing.")]
    public Component<Activation>? Activation { get; init; }
}
