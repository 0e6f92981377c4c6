using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Manifests;

/// <summary>The manifest's <c>output</c>.</summary>
public sealed record OutputOptions
{
    /// <summary>The folder that takes the run directories, relative to where the command runs.</summary>
    [Description("The folder that takes the run directories, relative to where the command runs.")]
    [RegularExpression(".+", ErrorMessage = "Expected the path of a folder")]
    public string Directory { get; init; } = "runs";
}
