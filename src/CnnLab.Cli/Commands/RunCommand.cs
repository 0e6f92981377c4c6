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
        var experiments = paths.Select(path => loader.Load(path, overrides)).ToList();
        FindingPrinter.Print(terminal, experiments.SelectMany(experiment => experiment.Findings));
        if (experiments.Exists(experiment => !experiment.IsValid))
        {
            return ExitCode.BadInput;
        }

        var summaries = new List<RunSummary>();
        foreach (var experiment in experiments)
        {
            var outcome = Run(experiment, cancellation);
            summaries.Add(outcome.Summary);
            Report(outcome, json, verbose);
            if (cancellation.IsCancellationRequested)
            {
                break;
            }
        }

        if (json)
        {
            JsonOutput.Print(new { Runs = summaries });
        }

        return summaries.TrueForAll(summary => summary.Status == RunStatus.Completed)
            ? ExitCode.Success
            : ExitCode.RunFailed;
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

    private void Report(RunOutcome outcome, bool json, bool verbose)
    {
        var summary = outcome.Summary;
        if (summary.Status != RunStatus.Completed)
        {
            terminal.Error($"{summary.Name} {SnakeCaseStatus(summary.Status)}: {summary.Reason}");
            if (verbose && outcome.Cause is { } cause)
            {
                terminal.Detail(verbose, cause);
            }
        }

        if (!json)
        {
            SummaryTable.Print(terminal.Output, summary);
        }
    }

    private static string SnakeCaseStatus(RunStatus status) =>
        status == RunStatus.TimedOut ? "timed_out" : status.ToString().ToLowerInvariant();
}
