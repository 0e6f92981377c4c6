using CnnLab.Experiments;
using CnnLab.Manifests;

namespace CnnLab.Cli.Output;

/// <summary>A plan for scripts.</summary>
internal static class PlanAnswer
{
    public static object Of(BatchPlan plan) => new
    {
        Trials = plan.Trials.Select(trial => Of(trial, plan)),
        Totals = new
        {
            Trials = plan.Trials.Count,
            States = plan.States.ToDictionary(state => state.Key.ToString().ToLowerInvariant(), state => state.Value),
            Duplicates = plan.Trials.Count(trial => trial.SameAs is not null),
            Due = plan.Due.Count,
            plan.DueSeconds,
            plan.Jobs,
        },
        SweepFindings = plan.Batches.SelectMany(batch => batch.SweepFindings),
    };

    private static object Of(PlannedTrial trial, BatchPlan plan)
    {
        var isValid = trial.State != TrialState.Invalid;
        var work = isValid ? TrialWork.Of(trial) : null;
        return new
        {
            Manifest = trial.Experiment.Document.Source,
            trial.Experiment.Labels,
            trial.State,
            trial.Reason,
            Id = isValid ? trial.Id : null,
            Directory = isValid ? trial.Directory : null,
            SameAs = trial.SameAs?.Experiment.Labels,
            trial.Changes,
            Network = trial.Experiment.Network is { } network ? new { network.Parameters, network.MultiplyAdds } : null,
            MemoryBytes = trial.Experiment.Memory?.Total,
            work?.Folds,
            work?.Steps,
            Seconds = isValid && plan.Seconds is { } seconds ? seconds(trial) : (double?)null,
            Findings = trial.Experiment.Findings.Where(finding => finding.Severity == Severity.Error),
        };
    }
}
