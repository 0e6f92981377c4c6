using CnnLab.Engine;
using CnnLab.Hosting;

namespace CnnLab.Experiments;

/// <summary>A trial of a batch: what it is, and where it stands.</summary>
/// <param name="Experiment">The experiment; has errors where the state is <see cref="TrialState.Invalid"/>.</param>
/// <param name="State">Where it stands.</param>
public sealed record PlannedTrial(LoadedExperiment Experiment, TrialState State)
{
    /// <summary>What makes it this run and no other; null where the trial is invalid.</summary>
    public RunIdentity? Identity { get; init; }

    /// <summary>The run's id; empty where the trial is invalid.</summary>
    public string Id => Identity?.Id ?? "";

    /// <summary>What it has in common with its runs under other plugins, data or program; empty as for the id.</summary>
    public string Key => Identity?.TrialKey ?? "";

    /// <summary>The run's directory, whether it is there or not; empty as for the id.</summary>
    public string Directory { get; init; } = "";

    /// <summary>Why it failed, diverged, was interrupted or is invalid; null where there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>The result of its run; null where there is none.</summary>
    public RunSummary? Recorded { get; init; }

    /// <summary>What has changed since the run of a stale trial, a sentence each; empty for others.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>The plugins that it uses.</summary>
    public IReadOnlyList<PluginProvenance> Plugins => Identity?.Plugins ?? [];

    /// <summary>Its data in figures; null where it is invalid.</summary>
    public DataSummary? Data { get; init; }

    /// <summary>The trial before it in the batch that is the same run; null where there is none.</summary>
    public PlannedTrial? SameAs { get; init; }

    /// <summary>What a sweep has chosen for it, or else the manifest's file.</summary>
    public string Title => Experiment.Title.Length > 0 ? Experiment.Title : Experiment.Document.Source;
}
