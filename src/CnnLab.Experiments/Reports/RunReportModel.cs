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
    DateTimeOffset Finished);
