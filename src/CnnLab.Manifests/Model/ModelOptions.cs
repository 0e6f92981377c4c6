using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Manifests;

/// <summary>The manifest's <c>model</c>.</summary>
public sealed record ModelOptions
{
    /// <summary>A safetensors file to begin with, relative to the manifest; null for none.</summary>
    [Description(
        "A safetensors file whose values parameters begin with in every fold, by the names layer/parameter, relative "
        + "to the manifest; parameters that it does not have keep their initializers.")]
    [RegularExpression(".+", ErrorMessage = "Expected the path of a file")]
    public string? InitialWeights { get; init; }

    /// <summary>The network from input to output.</summary>
    [Description("The network from input to output."), MinLength(1, ErrorMessage = "Expected at least one layer")]
    public required IReadOnlyList<LayerDefinition> Layers { get; init; }
}
