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

    /// <summary>The forms in which the comparison's report is written.</summary>
    [Description("The forms in which the report of the manifest's comparison is written: html, csv, markdown, latex.")]
    public IReadOnlyList<ReportFormat> Reports { get; init; } = [ReportFormat.Html];
}
