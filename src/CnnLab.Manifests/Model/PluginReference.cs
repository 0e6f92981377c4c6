using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Manifests;

/// <summary>An entry of the manifest's <c>plugins</c>.</summary>
public sealed record PluginReference
{
    /// <summary>The plugin's assembly, relative to the manifest.</summary>
    [Description("The plugin's assembly, relative to the manifest.")]
    [RegularExpression(".+", ErrorMessage = "Expected the path of a file")]
    public required string Path { get; init; }
}
