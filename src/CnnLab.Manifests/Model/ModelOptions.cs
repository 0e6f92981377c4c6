using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Manifests;

/// <summary>The manifest's <c>model</c>.</summary>
public sealed record ModelOptions
{
    /// <summary>The network from input to output.</summary>
    [Description("The network from input to output."), MinLength(1, ErrorMessage = "Expected at least one layer")]
    public required IReadOnlyList<LayerDefinition> Layers { get; init; }
}
