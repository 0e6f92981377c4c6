using CnnLab.Cli.Output;
using CnnLab.Experiments;
using Spectre.Console;

namespace CnnLab.Cli.Commands;

/// <summary>Trials through an executor, with a view of the whole batch.</summary>
internal sealed class BatchRun(Terminal terminal, TimeProvider time)
{
    /// <summary>How many trials run at once; null for what the manifests say.</summary>
    public int? Jobs { get; init; }

    /// <summary>Whether the first failure ends the batch.</summary>
    public bool FailFast { get; init; }

    /// <summary>Whether no progress is shown.</summary>
    public bool Quiet { get; init; }

    /// <summary>The folders and DLLs of <c>--plugins</c>.</summary>
    public IReadOnlyList<string> Plugins { get; init; } = [];

    /// <summary>Runs trials that are valid.</summary>
    /// <returns>How those that began have ended.</returns>
    /// <exception cref="ComponentException">The executor refuses.</exception>
    public IReadOnlyList<TrialOutcome> Execute(IReadOnlyList<PlannedTrial> planned, CancellationToken cancellation)
    {
        var trials = planned.Select(trial => BatchTrial.Of(trial, Jobs)).ToList();
        var share = new BatchShare(trials.Count, time);
        return terminal.IsLive && !Quiet
            ? terminal.Messages.Progress()
                .AutoClear(true)
                .Columns(
                    new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
                .Start(bars => Execute(trials, new LiveBatch(share, bars, terminal), cancellation))
            : Execute(trials, new PlainBatch(share, terminal, time, Quiet), cancellation);
    }

    private List<TrialOutcome> Execute(
        IReadOnlyList<BatchTrial> trials, IBatchObserver observer, CancellationToken cancellation)
    {
        var outcomes = new List<TrialOutcome>();

        // Manifests with other wishes about how they are run are batches of their own, one after the other.
        foreach (var group in trials.GroupBy(trial => trial.Execution))
        {
            outcomes.AddRange(Execute([.. group], group.Key, observer, cancellation));
            if (cancellation.IsCancellationRequested || (StopsAtFailure(group.Key) && !outcomes.TrueForAll(ended => ended.IsCompleted)))
            {
                break;
            }
        }

        return outcomes;
    }

    private IReadOnlyList<TrialOutcome> Execute(
        IReadOnlyList<BatchTrial> trials,
        Manifests.ExecutionOptions execution,
        IBatchObserver observer,
        CancellationToken cancellation)
    {
        var jobs = Math.Min(
            trials.Count,
            Jobs ?? execution.MaxParallelRuns ?? Math.Max(1, Environment.ProcessorCount / trials.Max(trial => trial.Threads)));
        var memory = execution.MemoryLimitMegabytes * (1L << 20)
            ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 5 * 4 / jobs;
        var site = new ExecutorSite(WorkerCommand.CommandLine(Plugins), jobs, memory);
        return Task.Run(async () =>
        {
            var executor = trials[0].Experiment.Factory.Create<Executor>(
                execution.Executor ?? Manifests.ExecutionOptions.DefaultExecutor, site);
            await using (executor.ConfigureAwait(false))
            {
                var options = new BatchOptions(
                    jobs, memory, StopsAtFailure(execution), Environment.GetCommandLineArgs());
                var runner = new BatchRunner(executor, options, observer, time);
                return await runner.RunAsync(trials, cancellation).ConfigureAwait(false);
            }
        }).GetAwaiter().GetResult();
    }

    private bool StopsAtFailure(Manifests.ExecutionOptions execution) =>
        FailFast || execution.OnFailure == Manifests.FailureResponse.Stop;
}
