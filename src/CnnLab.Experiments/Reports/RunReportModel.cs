using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>All that a report shows.</summary>
/// <param name="Header">Name, loss, labels and manifest.</param>
/// <param name="Summary">The numbers.</param>
/// <param name="Network">The layers; null if the network was not built.</param>
/// <param name="Provenance">What it was computed with.</param>
/// <param name="Figures">The figures.</param>
/// <param name="Finished">When the run ended.</param>
internal sealed record RunReportModel(
    RunHeader Header,
    RunSummary Summary,
    NetworkSummary? Network,
    Provenance Provenance,
    RunFigures Figures,
    DateTimeOffset Finished)
{
    /// <summary>The classes in the order of the network's outputs; empty if they are not known.</summary>
    public IReadOnlyList<ClassSupport> Classes { get; init; } = [];

    /// <summary>The metrics' tables by their metric's name.</summary>
    public IReadOnlyDictionary<string, TableRecord> Tables { get; init; } = new Dictionary<string, TableRecord>();

    /// <summary>Whether a metric's number is that of one class: <c>test_recall.cat</c>.</summary>
    public bool IsOfClass(string metric) =>
        MetricName.Part(metric) is { } part && Classes.Any(support => support.ClassName == part);
}
