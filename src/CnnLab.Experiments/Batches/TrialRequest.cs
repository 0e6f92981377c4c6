using System.Text.Json;
using CnnLab.Manifests;

namespace CnnLab.Experiments;

/// <summary>
/// All that a worker needs to train a trial, on one line: the trial as it was planned, not the file, which may have
/// changed since.
/// </summary>
/// <param name="Source">The manifest's file.</param>
/// <param name="Folder">The folder that its relative paths start from.</param>
/// <param name="Given">The file's text when the batch began.</param>
/// <param name="Bases">The files that it extends.</param>
/// <param name="Resolved">The trial as a resolved manifest.</param>
/// <param name="Planned">What the run was planned as: the worker refuses another.</param>
/// <param name="Labels">The choices of the sweep, by path.</param>
/// <param name="Threads">Threads of the trial.</param>
/// <param name="CheckpointInterval">The time between two checkpoints within an epoch.</param>
/// <param name="CommandLine">The command that started the batch, for the record.</param>
public sealed record TrialRequest(
    string Source,
    string Folder,
    string Given,
    IReadOnlyList<ManifestBase> Bases,
    string Resolved,
    RunIdentity? Planned,
    IReadOnlyDictionary<string, string> Labels,
    int Threads,
    TimeSpan CheckpointInterval,
    IReadOnlyList<string> CommandLine)
{
    /// <summary>The request for a valid trial.</summary>
    public static TrialRequest Of(BatchTrial trial, IReadOnlyList<string> commandLine)
    {
        var experiment = trial.Experiment;
        return new TrialRequest(
            experiment.Document.Source,
            experiment.Document.Folder,
            experiment.Document.Text,
            experiment.Document.Bases,
            ManifestWriter.WriteResolved(experiment.Manifest!, experiment.Catalog),
            trial.Planned,
            experiment.Labels,
            trial.Threads,
            TimeSpan.FromMinutes(trial.Execution.CheckpointMinutes),
            commandLine);
    }

    /// <summary>Reads what <see cref="ToLine"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static TrialRequest Parse(string line) =>
        JsonSerializer.Deserialize<TrialRequest>(line, RunJson.OneLine) ?? throw new JsonException("null is no request");

    /// <summary>The request as one line.</summary>
    public string ToLine() => JsonSerializer.Serialize(this, RunJson.OneLine);
}
