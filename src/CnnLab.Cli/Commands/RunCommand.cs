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
    public Command Build()
    {
        var manifests = CommonOptions.Manifests();
        var set = CommonOptions.Set();
        var json = CommonOptions.Json();
        var command = new Command(
            "run", "Train and score the networks of manifests; every run leaves a directory with all its results.")
        {
            manifests, set, json,
        };
        // On a thread of its own: while this one waits, Ctrl-C reaches the token.
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(
            labs.Open(parsed),
            ManifestPaths.Expand(parsed.GetValue(manifests)!),
            Overrides.Parse(parsed.GetValue(set)),
            parsed.GetValue(json),
            parsed.GetValue(CommonOptions.Verbose),
            cancellation)));
        return command;
    }

    private int Run(
        ExperimentLoader loader,
        IReadOnlyList<string> paths,
        IReadOnlyList<(string, string)> overrides,
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

        var summaries = new List<RunSummary>();
        var exitCode = ExitCode.Success;
        var (trial, trials) = (0, batches.Sum(batch => batch.Trials.Count));
        foreach (var experiment in batches.SelectMany(batch => batch.Trials))
        {
            trial++;
            if (experiment.Labels.Count > 0)
            {
                terminal.Notice($"trial {trial} of {trials}: {experiment.Title}");
            }

            exitCode = Math.Max(exitCode, RunOne(experiment, summaries, json, verbose, cancellation));
        }

        if (json)
        {
            JsonOutput.Print(new { Runs = summaries });
        }
        else if (summaries.Exists(summary => summary.Labels.Count > 0))
        {
            BatchTable.Print(terminal.Output, summaries);
        }

        return exitCode;
    }

    /// <summary>Whatever ends a run, the others go on, and what they gave is told.</summary>
    private int RunOne(
        LoadedExperiment experiment, List<RunSummary> summaries, bool json, bool verbose, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            var outcome = Run(experiment, cancellation);
            summaries.Add(outcome.Summary);
            return Report(outcome, json, verbose);
        }
        catch (OperationCanceledException)
        {
            terminal.Error($"{experiment.Document.Source}: interrupted before it began");
            return ExitCode.RunFailed;
        }
        catch (Exception exception) when (exception is ComponentException or RunFileException)
        {
            terminal.Error($"{experiment.Document.Source}: {exception.Message}");
            terminal.Detail(verbose, exception);
            return exception is ComponentException ? ExitCode.BadInput : ExitCode.RunFailed;
        }
    }

    private RunOutcome Run(LoadedExperiment experiment, CancellationToken cancellation)
    {
        var run = new ManifestRun(time, Environment.GetCommandLineArgs());
        var name = experiment.Manifest!.Name;
        return terminal.IsLive
            ? RunLive(observer => run.Execute(experiment, observer, cancellation), name)
            : run.Execute(experiment, new PlainProgress(name, terminal, time), cancellation);
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
