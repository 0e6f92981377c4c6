using CnnLab.Hosting;

namespace CnnLab.Cli.Output;

/// <summary>What is known of a manifest before it runs, for scripts: whether it can, and the findings.</summary>
internal static class ValidationAnswer
{
    public static object Of(LoadedBatch batch) => new
    {
        Manifest = batch.Path,
        Valid = batch.IsValid,
        batch.Findings,
        Network = batch.Trials is [var only] ? only.Network : null,
        Trials = batch.Trials.Select(trial => new { trial.Labels, Valid = trial.IsValid, trial.Network }),
    };
}
