using CnnLab.Engine;
using CnnLab.Hosting;

namespace CnnLab.Experiments;

/// <summary>Finds out where every trial of a batch stands; trains nothing and writes nothing.</summary>
/// <param name="time">Tells the time.</param>
/// <param name="tellLongLoad">Says that loading data takes a while.</param>
public sealed class BatchPlanner(TimeProvider time, Action<string> tellLongLoad)
{
    /// <summary>The data that were loaded last, for a run in this process.</summary>
    public RunResources Resources { get; } = new();

    /// <summary>
    /// The trials in their order. Each distinct data set is loaded once, for its fingerprint; each folder of runs is read
    /// once.
    /// </summary>
    /// <param name="batches">The manifests with their trials.</param>
    /// <param name="cancellationToken">Gives up loading data.</param>
    public IReadOnlyList<PlannedTrial> Plan(IReadOnlyList<LoadedBatch> batches, CancellationToken cancellationToken)
    {
        var (data, runs) = (new BatchData(Resources, time, tellLongLoad), new RunIndex());
        var trials = new List<PlannedTrial>();
        var first = new Dictionary<string, PlannedTrial>();
        foreach (var experiment in batches.SelectMany(batch => batch.Trials))
        {
            var trial = PlanOne(experiment, data, runs, first, cancellationToken);
            trials.Add(trial);
            if (trial.Directory.Length > 0)
            {
                first.TryAdd(trial.Directory, trial);
            }
        }

        return trials;
    }

    /// <summary>The trials that are to be run, each run once.</summary>
    /// <param name="trials">What <see cref="Plan"/> gave.</param>
    /// <param name="choice">Which of them.</param>
    public static IReadOnlyList<PlannedTrial> Choose(IEnumerable<PlannedTrial> trials, TrialChoice choice) =>
    [
        .. trials.Where(trial => trial.SameAs is null && choice switch
        {
            TrialChoice.Failed => trial.State == TrialState.Failed,
            TrialChoice.Missing => trial.State is TrialState.Missing or TrialState.Interrupted,
            TrialChoice.Stale => trial.State == TrialState.Stale,
            _ => trial.State is TrialState.Missing or TrialState.Stale or TrialState.Interrupted,
        }),
    ];

    /// <summary>
    /// The trials that another process is at and whose results belong to this batch, too: none if the batch asks for
    /// others.
    /// </summary>
    /// <param name="trials">What <see cref="Plan"/> gave.</param>
    /// <param name="choice">Which trials were asked for.</param>
    public static IEnumerable<PlannedTrial> Elsewhere(IEnumerable<PlannedTrial> trials, TrialChoice choice) =>
        choice is TrialChoice.Due or TrialChoice.Missing
            ? trials.Where(trial => trial is { SameAs: null, State: TrialState.Running })
            : [];

    private PlannedTrial PlanOne(
        LoadedExperiment experiment,
        BatchData data,
        RunIndex runs,
        Dictionary<string, PlannedTrial> first,
        CancellationToken cancellationToken)
    {
        if (!experiment.IsValid)
        {
            return new PlannedTrial(experiment, TrialState.Invalid) { Reason = "its manifest has errors" };
        }

        var (summary, problem) = data.Of(experiment, cancellationToken);
        if ((problem ?? Misfit(experiment.Definition!, summary!)) is { } reason)
        {
            return new PlannedTrial(experiment, TrialState.Invalid) { Reason = reason };
        }

        var identity = RunIdentity.Of(experiment, summary!.Fingerprint);
        var manifest = experiment.Manifest!;
        var trial = new PlannedTrial(experiment, TrialState.Missing)
        {
            Identity = identity,
            Directory = RunDirectory.PathOf(manifest.Output.Directory, manifest.Name, identity.Id),
            Data = summary,
        };
        return first.TryGetValue(trial.Directory, out var same)
            ? trial with { State = same.State, Reason = same.Reason, Recorded = same.Recorded, SameAs = same }
            : Judge(trial, runs);
    }

    private static string? Misfit(ExperimentDefinition definition, DataSummary data) => FoldCheck.FindProblem(
        definition.CrossValidation, definition.Training.ValidationSplit, data.Training, data.Test);

    private PlannedTrial Judge(PlannedTrial trial, RunIndex runs)
    {
        if (StandingRun.Read(trial.Directory, time.GetUtcNow()) is not { } run)
        {
            return runs.Latest(trial) is { } old
                ? trial with { State = TrialState.Stale, Changes = old.ChangesTo(trial.Identity!) }
                : trial;
        }

        var state = run.Status switch
        {
            RunStatus.Completed => TrialState.Completed,
            RunStatus.Diverged => TrialState.Diverged,
            RunStatus.Failed or RunStatus.TimedOut => TrialState.Failed,
            RunStatus.Interrupted => TrialState.Interrupted,
            _ => TrialState.Running,
        };
        return WithResult(trial with { State = state, Reason = run.Reason });
    }

    /// <summary>A run that is done and whose result cannot be read has none: that is for the user to decide.</summary>
    private static PlannedTrial WithResult(PlannedTrial trial)
    {
        var isDone = trial.State is TrialState.Completed or TrialState.Diverged;
        if (!isDone && trial.State != TrialState.Failed)
        {
            return trial;
        }

        try
        {
            // The folder may have been moved since, and the sweep may name its choices otherwise.
            var recorded = RunSummary.Read(trial.Directory);
            return trial with
            {
                Recorded = recorded with { Directory = trial.Directory, Labels = trial.Experiment.Labels },
            };
        }
        catch (RunFileException exception)
        {
            return isDone ? trial with { State = TrialState.Failed, Reason = exception.Message } : trial;
        }
    }
}
