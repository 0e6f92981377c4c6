using CnnLab.Experiments;
using CnnLab.Hosting;

namespace CnnLab.Cli.Output;

/// <summary>What there is to tell of a batch.</summary>
/// <param name="Batches">The manifests.</param>
/// <param name="Trials">All their trials.</param>
/// <param name="Due">Those that a run would run.</param>
/// <param name="Seconds">Estimates the time of a valid trial; null where nothing was measured.</param>
/// <param name="Jobs">How many runs at once.</param>
internal sealed record BatchPlan(
    IReadOnlyList<LoadedBatch> Batches,
    IReadOnlyList<PlannedTrial> Trials,
    IReadOnlyList<PlannedTrial> Due,
    Func<PlannedTrial, double>? Seconds,
    int Jobs)
{
    /// <summary>How long all that is due takes: the work shared out, and no shorter than the longest trial.</summary>
    public double? DueSeconds => Seconds is null ? null
        : Due.Count == 0 ? 0
        : Math.Max(Due.Sum(Seconds) / Jobs, Due.Max(Seconds));

    /// <summary>The number of trials in each state that there are any in.</summary>
    public IReadOnlyDictionary<TrialState, int> States =>
        Trials.GroupBy(trial => trial.State).OrderBy(group => group.Key).ToDictionary(group => group.Key, group => group.Count());
}
