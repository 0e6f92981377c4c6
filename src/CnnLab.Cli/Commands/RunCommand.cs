using System.CommandLine;
using CnnLab.Cli.Output;
using CnnLab.Engine;
using CnnLab.Experiments;
using CnnLab.Hosting;
using Spectre.Console;

namespace CnnLab.Cli.Commands;

/// <summary>Trains and scores manifests.</summary>
internal sealed class RunCommand(LabFactory labs, Terminal terminal, TimeProvider time) : ICommand
{
    private const string Description = """
        Train and score the networks of manifests; every run leaves a directory with all its results.
        What is done already is not run again, and what was interrupted goes on.
        The trials of a sweep run in processes of their own, some at once: what one of them does costs the others nothing.

        Examples:
          cnnlab run experiments/quickstart.json
          cnnlab run experiments/mnist_kfold.json --set training.epochs=3
          cnnlab run my-study/*.json --jobs 4
        """;

    public Command Build()
    {
        var manifests = CommonOptions.Manifests();
        var set = CommonOptions.Set();
        var only = CommonOptions.Only();
        var locked = CommonOptions.Locked();
        var json = CommonOptions.Json();
        var batch = new BatchCommandOptions();
        var command = new Command("run", Description)
        {
            manifests, set, only, locked, batch.Jobs, batch.FailFast, batch.Quiet, json,
        };
        // On a thread of its own: while this one waits, Ctrl-C reaches the token.
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(
            labs.Open(parsed),
            ManifestPaths.Expand(parsed.GetValue(manifests)!),
            Overrides.Parse(parsed.GetValue(set)),
            parsed.GetValue(only) ?? TrialChoice.Due,
            parsed.GetValue(locked),
            new BatchRun(terminal, time)
            {
                Jobs = parsed.GetValue(batch.Jobs),
                FailFast = parsed.GetValue(batch.FailFast),
                Quiet = parsed.GetValue(batch.Quiet),
                Plugins = LabFactory.Plugins(parsed),
            },
            parsed.GetValue(json),
            parsed.GetValue(CommonOptions.Verbose),
            cancellation)));
        return command;
    }

    private int Run(
        ExperimentLoader loader,
        IReadOnlyList<string> paths,
        IReadOnlyList<(string, string)> overrides,
        TrialChoice choice,
        bool locked,
        BatchRun batch,
        bool json,
        bool verbose,
        CancellationToken cancellation)
    {
        var batches = paths.Select(path => loader.LoadBatch(path, overrides)).ToList();
        FindingPrinter.Print(terminal, batches.SelectMany(loaded => loaded.Findings));
        var isValid = batches.TrueForAll(loaded => loaded.IsValid);
        if (!isValid && json)
        {
            JsonOutput.Print(batches.Select(ValidationAnswer.Of));
        }

        if (!isValid || !LockNotices.Allow(terminal, batches.SelectMany(loaded => loaded.Trials), locked))
        {
            return ExitCode.BadInput;
        }

        var planner = new BatchPlanner(time, terminal.Notice);
        var trials = planner.Plan(batches, cancellation);
        BatchNotices.Print(terminal, trials, choice);
        var ended = new Dictionary<string, RunSummary>();
        var chosen = BatchPlanner.Choose(trials, choice);
        // A run by itself that another process is at is refused; a batch waits for what others do of it.
        var elsewhere = trials is [_] ? [] : BatchPlanner.Elsewhere(trials, choice);
        var exitCode = trials is [_] && chosen is [var only] && batch.Jobs is null && CanRunHere(only)
            ? RunOne(only, planner.Resources, ended, batch.Quiet, json, verbose, cancellation)
            : RunTrials([.. chosen, .. elsewhere], ended, batch, verbose, cancellation);
        Show(trials, ended, json);
        var areWritten = new BatchReports(loader, terminal, time).Write(trials, areMessages: json, cancellation);
        var reports = areWritten ? ExitCode.Success : ExitCode.RunFailed;
        return new[] { exitCode, reports, Standing(trials, ended) }.Max();
    }

    /// <summary>Whether nothing is wished that only a process of its own can be given.</summary>
    private static bool CanRunHere(PlannedTrial trial) => trial.Experiment.Manifest!.Execution is
    {
        Executor: null,
        TimeoutMinutes: null,
        MemoryLimitMegabytes: null,
        MaxRetries: 0,
    };

    /// <summary>Trials in processes of their own; whatever ends one of them, the others go on.</summary>
    /// <param name="trials">The trials to run.</param>
    /// <param name="ended">Takes what they gave, by directory.</param>
    /// <param name="batch">How they are run.</param>
    /// <param name="verbose">Whether stack traces are shown.</param>
    /// <param name="cancellation">Ends the runs.</param>
    private int RunTrials(
        IReadOnlyList<PlannedTrial> trials,
        Dictionary<string, RunSummary> ended,
        BatchRun batch,
        bool verbose,
        CancellationToken cancellation)
    {
        OutputFolders.Prepare(trials);
        var outcomes = trials.Count == 0 ? [] : batch.Execute(trials, cancellation);
        foreach (var outcome in outcomes)
        {
            if (outcome.Summary is { } summary)
            {
                ended[outcome.Trial.Directory] = summary;
            }

            ShowDetail(outcome, verbose);
        }

        if (outcomes.Count < trials.Count)
        {
            terminal.Error($"{trials.Count - outcomes.Count} of {trials.Count} trials did not begin");
        }

        return outcomes.Any(outcome => outcome is { Summary: null, IsInput: true }) ? ExitCode.BadInput
            : outcomes.Count(outcome => outcome.IsCompleted) == trials.Count ? ExitCode.Success
            : ExitCode.RunFailed;
    }

    private void ShowDetail(TrialOutcome outcome, bool verbose)
    {
        if (verbose && outcome is { IsCompleted: false, Detail: { } detail })
        {
            terminal.Messages.WriteLine($"{outcome.Trial.Title}: {detail}");
        }
    }

    private int RunOne(
        PlannedTrial trial,
        RunResources resources,
        Dictionary<string, RunSummary> ended,
        bool quiet,
        bool json,
        bool verbose,
        CancellationToken cancellation)
    {
        var source = trial.Experiment.Document.Source;
        try
        {
            cancellation.ThrowIfCancellationRequested();
            var outcome = Run(trial.Experiment, resources, quiet, cancellation);
            ended[trial.Directory] = outcome.Summary;
            return Report(outcome, json, verbose);
        }
        catch (OperationCanceledException)
        {
            terminal.Error($"{source}: interrupted before it began");
            return ExitCode.RunFailed;
        }
        catch (Exception exception) when (exception is ComponentException or RunFileException)
        {
            terminal.Error($"{source}: {exception.Message}");
            terminal.Detail(verbose, exception);
            return exception is ComponentException ? ExitCode.BadInput : ExitCode.RunFailed;
        }
    }

    private RunOutcome Run(
        LoadedExperiment experiment, RunResources resources, bool quiet, CancellationToken cancellation)
    {
        var manifest = experiment.Manifest!;
        var run = new ManifestRun(time, Environment.GetCommandLineArgs())
        {
            Threads = manifest.Execution.ThreadsPerRun,
            Resources = resources,
            CheckpointInterval = TimeSpan.FromMinutes(manifest.Execution.CheckpointMinutes),
        };
        return terminal.IsLive && !quiet
            ? RunLive(observer => run.Execute(experiment, observer, cancellation), manifest.Name)
            : run.Execute(experiment, new PlainProgress(manifest.Name, terminal, time, quiet), cancellation);
    }

    private RunOutcome RunLive(Func<ITrainingObserver, RunOutcome> execute, string name) => terminal.Messages.Progress()
        .AutoClear(true)
        .Columns(
            new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
        .Start(context => execute(new LiveProgress(name, context.AddTask(name.EscapeMarkup()), terminal, time)));

    /// <returns>The exit code that the run deserves.</returns>
    private int Report(RunOutcome outcome, bool json, bool verbose)
    {
        var summary = outcome.Summary;
        if (!json)
        {
            SummaryTable.Print(terminal.Output, summary);
        }

        if (summary.Status == RunStatus.Completed)
        {
            return ExitCode.Success;
        }

        terminal.Error($"{summary.Name} {Explain(summary)}");
        if (verbose && outcome.Cause is { } cause)
        {
            terminal.Detail(verbose, cause);
        }

        return ExitCode.RunFailed;
    }

    /// <summary>The whole batch, with what was done before.</summary>
    private void Show(IReadOnlyList<PlannedTrial> trials, Dictionary<string, RunSummary> ended, bool json)
    {
        var summaries = trials.Where(trial => trial.SameAs is null)
            .Select(trial => ended.GetValueOrDefault(trial.Directory) ?? trial.Recorded)
            .OfType<RunSummary>()
            .ToList();
        if (json)
        {
            JsonOutput.Print(new { Runs = summaries });
        }
        else if (summaries.Exists(summary => summary.Labels.Count > 0))
        {
            BatchTable.Print(terminal.Output, summaries);
        }
        else
        {
            // A run of this command has been shown when it ended.
            summaries.FindAll(summary => !ended.ContainsValue(summary))
                .ForEach(summary => SummaryTable.Print(terminal.Output, summary));
        }
    }

    /// <summary>A batch with a run that failed is no success, even if that was yesterday, nor one that others are at.</summary>
    private static int Standing(IReadOnlyList<PlannedTrial> trials, Dictionary<string, RunSummary> ended) =>
        trials.Any(trial => trial.State == TrialState.Invalid) ? ExitCode.BadInput
        : trials.Any(trial =>
            trial.State is TrialState.Failed or TrialState.Diverged or TrialState.Running && !ended.ContainsKey(trial.Directory))
            ? ExitCode.RunFailed
        : ExitCode.Success;

    private static string Explain(RunSummary summary)
    {
        // Each fold has told its reason when it diverged.
        var diverged = summary.Folds.Count(fold => fold.Status == FoldStatus.Diverged);
        return summary.Status == RunStatus.Diverged
            ? $"diverged: {diverged} of {summary.Folds.Count} folds"
            : $"{summary.Status.Words()}: {summary.Reason}";
    }
}
