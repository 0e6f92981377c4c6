using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="SequentialContainer"/>.</summary>
public sealed record SequentialOptions
{
    /// <summary>The layers, one behind the other.</summary>
    [Description("The layers, one behind the other."), MinLength(1, ErrorMessage = "Expected at least one layer")]
    public required IReadOnlyList<LayerDefinition> Layers { get; init; }
}
