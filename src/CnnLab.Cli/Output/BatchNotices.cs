using CnnLab.Experiments;
using CnnLab.Hosting;

namespace CnnLab.Cli.Output;

/// <summary>Says which trials of a batch are not run, and why; and why others are run again.</summary>
internal static class BatchNotices
{
    private const int MostNamed = 20;

    public static void Print(Terminal terminal, IReadOnlyList<PlannedTrial> trials, TrialChoice choice)
    {
        foreach (var problem in trials.Where(trial => trial.State == TrialState.Invalid).GroupBy(Problem))
        {
            // A manifest that is one trial has been named already.
            string[] titles = [.. problem.Where(trial => trial.Experiment.Title.Length > 0).Select(trial => trial.Title)];
            terminal.Error(titles.Length == 0 ? problem.Key : $"{problem.Key} ({LoadedBatch.NamesOf(titles)})");
        }

        PlannedTrial[] distinct = [.. trials.Where(trial => trial.SameAs is null)];
        var chosen = BatchPlanner.Choose(distinct, choice).ToHashSet(ReferenceEqualityComparer.Instance);
        PlannedTrial[] left = [.. distinct.Where(trial => !chosen.Contains(trial))];
        Count(terminal, trials.Count - distinct.Length, "the same as another of this batch: run once");
        Count(terminal, left.Count(trial => trial.State == TrialState.Completed), "already done");
        Each(terminal, Of(left, TrialState.Diverged), trial => $"already done, diverged: {trial.Reason}");
        Each(terminal, Of(left, TrialState.Running), trial => $"is being run by another process: {trial.Directory}");
        var failed = Of(left, TrialState.Failed);
        Each(terminal, failed, trial => $"failed: {trial.Reason}");
        Count(terminal, failed.Length, "failed before: --only failed repeats them");
        var notChosen = left.Count(trial =>
            trial.State is TrialState.Missing or TrialState.Stale or TrialState.Interrupted);
        Count(terminal, notChosen, $"left out by --only {choice.ToString().ToLowerInvariant()}");
        Each(
            terminal,
            [.. distinct.Where(trial => trial.State == TrialState.Stale && chosen.Contains(trial))],
            trial => $"was run with something else: {string.Join("; ", trial.Changes)}");
    }

    private static PlannedTrial[] Of(PlannedTrial[] trials, TrialState state) =>
        [.. trials.Where(trial => trial.State == state)];

    private static string Problem(PlannedTrial trial) => $"{trial.Experiment.Document.Source}: {trial.Reason}";

    private static void Count(Terminal terminal, int trials, string what)
    {
        if (trials > 0)
        {
            terminal.Notice($"{trials:N0} trial{(trials == 1 ? "" : "s")} {what}");
        }
    }

    private static void Each(Terminal terminal, PlannedTrial[] trials, Func<PlannedTrial, string> what)
    {
        foreach (var trial in trials.Take(MostNamed))
        {
            terminal.Notice($"{trial.Title}: {what(trial)}");
        }

        if (trials.Length > MostNamed)
        {
            terminal.Notice($"and {trials.Length - MostNamed:N0} more like these");
        }
    }
}
