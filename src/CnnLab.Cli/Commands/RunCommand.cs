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
        var json = CommonOptions.Json();
        var batch = new BatchCommandOptions();
        var command = new Command("run", Description)
        {
            manifests, set, batch.Jobs, batch.FailFast, batch.Quiet, json,
        };
        // On a thread of its own: while this one waits, Ctrl-C reaches the token.
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(
            labs.Open(parsed),
            ManifestPaths.Expand(parsed.GetValue(manifests)!),
            Overrides.Parse(parsed.GetValue(set)),
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
        BatchRun batch,
        bool json,
        bool verbose,
        CancellationToken cancellation)
    {
        var batches = paths.Select(path => loader.LoadBatch(path, overrides)).ToList();
        FindingPrinter.Print(terminal, batches.SelectMany(batch => batch.Findings));
        if (batches.Exists(batch => !batch.IsValid))
        {
            return ExitCode.BadInput;
        }

        var trials = batches.SelectMany(loaded => loaded.Trials).ToList();
        return trials is [var only] && batch.Jobs is null
            ? RunOne(only, batch.Quiet, json, verbose, cancellation)
            : RunTrials(trials, batch, json, verbose, cancellation);
    }

    private int RunTrials(
        IReadOnlyList<LoadedExperiment> trials, BatchRun batch, bool json, bool verbose, CancellationToken cancellation)
    {
        var outcomes = batch.Execute(trials, cancellation);
        foreach (var outcome in outcomes.Where(outcome => !outcome.IsCompleted))
        {
            terminal.Error(TrialWords.Of(outcome));
            if (verbose && outcome.Detail is { } detail)
            {
                terminal.Messages.WriteLine(detail);
            }
        }

        var summaries = outcomes.Select(outcome => outcome.Summary).OfType<RunSummary>().ToList();
        if (json)
        {
            JsonOutput.Print(new { Runs = summaries });
        }
        else
        {
            BatchTable.Print(terminal.Output, summaries);
        }

        if (outcomes.Count < trials.Count)
        {
            terminal.Error($"{trials.Count - outcomes.Count} of {trials.Count} trials did not begin");
        }

        return outcomes.Any(outcome => outcome is { Summary: null, IsInput: true }) ? ExitCode.BadInput
            : outcomes.Count(outcome => outcome.IsCompleted) == trials.Count ? ExitCode.Success
            : ExitCode.RunFailed;
    }

    private int RunOne(
        LoadedExperiment experiment, bool quiet, bool json, bool verbose, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            var outcome = Run(experiment, quiet, cancellation);
            if (json)
            {
                JsonOutput.Print(new { Runs = new[] { outcome.Summary } });
            }

            return Report(outcome, json, verbose);
        }
        catch (OperationCanceledException)
        {
            terminal.Error($"{experiment.Document.Source}: interrupted before it began");
        }
        catch (Exception exception) when (exception is ComponentException or RunFileException)
        {
            terminal.Error($"{experiment.Document.Source}: {exception.Message}");
            terminal.Detail(verbose, exception);
            if (exception is ComponentException)
            {
                return ExitCode.BadInput;
            }
        }

        return ExitCode.RunFailed;
    }

    private RunOutcome Run(LoadedExperiment experiment, bool quiet, CancellationToken cancellation)
    {
        var manifest = experiment.Manifest!;
        var run = new ManifestRun(time, Environment.GetCommandLineArgs())
        {
            Threads = manifest.Execution.ThreadsPerRun,
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

    private static string Explain(RunSummary summary)
    {
        // Each fold has told its reason when it diverged.
        var diverged = summary.Folds.Count(fold => fold.Status == FoldStatus.Diverged);
        return summary.Status == RunStatus.Diverged
            ? $"diverged: {diverged} of {summary.Folds.Count} folds"
            : $"{summary.Status.ToString().ToLowerInvariant()}: {summary.Reason}";
    }
}
