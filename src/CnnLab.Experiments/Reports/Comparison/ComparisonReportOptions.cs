namespace CnnLab.Experiments;

/// <summary>What a comparison's report is told besides its numbers.</summary>
/// <param name="Folder">The folder that takes the report; links are relative to it.</param>
/// <param name="Sources">The run directories and folders of runs that were compared.</param>
/// <param name="Written">When it is written.</param>
public sealed record ComparisonReportOptions(string Folder, IReadOnlyList<string> Sources, DateTimeOffset Written)
{
    /// <summary>Planned runs that have no directory yet.</summary>
    public int NotBegun { get; init; }
}
