using CnnLab.Engine;
using CnnLab.Manifests;

namespace CnnLab.Hosting;

/// <summary>A manifest with everything that was found out about it before anything is trained.</summary>
/// <param name="Document">The file as it was read, overrides applied.</param>
/// <param name="Catalog">The components it can choose from.</param>
/// <param name="Factory">Makes them.</param>
/// <param name="Findings">Errors, warnings and notices, in the file's order.</param>
/// <param name="Manifest">The bound manifest; null where there are errors.</param>
/// <param name="Definition">What the engine runs; null where there are errors.</param>
/// <param name="Network">The network's figures; null where there are errors.</param>
public sealed record LoadedExperiment(
    ManifestDocument Document,
    ComponentCatalog Catalog,
    ComponentFactory Factory,
    IReadOnlyList<Finding> Findings,
    Manifest? Manifest,
    ExperimentDefinition? Definition,
    NetworkSummary? Network)
{
    /// <summary>What a sweep has chosen for it, by path; empty where there is no sweep.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>About how much memory training it takes; null where there are errors.</summary>
    public TrainingMemory? Memory { get; init; }

    /// <summary>The labels on one line; empty where there are none.</summary>
    public string Title => string.Join(", ", Labels.Select(label => $"{label.Key}={label.Value}"));

    /// <summary>Whether it can be run.</summary>
    public bool IsValid => Definition is not null;
}
