using System.CommandLine;
using CnnLab.Cli.Output;
using CnnLab.Experiments;
using CnnLab.Hosting;
using CnnLab.Manifests;

namespace CnnLab.Cli.Commands;

/// <summary>Shows what a batch would do, and trains nothing.</summary>
internal sealed class PlanCommand(LabFactory labs, Terminal terminal, TimeProvider time) : ICommand
{
    public Command Build()
    {
        var manifests = CommonOptions.Manifests();
        var set = CommonOptions.Set();
        var locked = CommonOptions.Locked();
        var json = CommonOptions.Json();
        var jobs = new Option<int>("--jobs")
        {
            Description = "How many runs at once the estimate of the time is for.",
            DefaultValueFactory = _ => 1,
        };
        var noTiming = new Option<bool>("--no-timing")
        {
            Description = "Measure nothing, estimate no times.",
        };
        var all = new Option<bool>("--all")
        {
            Description = $"Show every trial, also of a batch of more than {PlanTable.MostTrials}.",
        };
        var command = new Command(
            "plan",
            "Show every trial of manifests: whether it fits, its size, memory and time, what is done already. "
            + "Trains nothing, writes no run; data that are not there yet are downloaded, for a run's id depends on them.")
        {
            manifests, set, locked, jobs, noTiming, all, json,
        };
        jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError($"--jobs is {result.GetValueOrDefault<int>()}. Expected at least 1.");
            }
        });
        command.SetAction((parsed, cancellation) => Task.Run(() => Plan(
            labs.Open(parsed),
            ManifestPaths.Expand(parsed.GetValue(manifests)!),
            Overrides.Parse(parsed.GetValue(set)),
            new PlanForm(
                parsed.GetValue(locked),
                parsed.GetValue(jobs),
                !parsed.GetValue(noTiming),
                parsed.GetValue(all),
                parsed.GetValue(json)),
            cancellation)));
        return command;
    }

    private int Plan(
        ExperimentLoader loader,
        IReadOnlyList<string> paths,
        IReadOnlyList<(string, string)> overrides,
        PlanForm form,
        CancellationToken cancellation)
    {
        var batches = paths.Select(path => loader.LoadBatch(path, overrides)).ToList();
        var isAllowed = LockNotices.Allow(terminal, batches.SelectMany(batch => batch.Trials), form.Locked);
        var trials = new BatchPlanner(time, terminal.Notice).Plan(batches, cancellation);
        var due = BatchPlanner.Choose(trials, TrialChoice.Due);
        var seconds = form.Times ? Times(trials, form.Jobs, cancellation) : null;
        var plan = new BatchPlan(batches, trials, due, seconds, form.Jobs);
        if (form.Json)
        {
            JsonOutput.Print(PlanAnswer.Of(plan));
        }
        else
        {
            FindingPrinter.Print(terminal, Told(batches));
            PlanTable.Print(terminal.Output, plan, form.All);
        }

        var isValid = batches.TrueForAll(batch => batch.IsValid)
            && trials.All(trial => trial.State != TrialState.Invalid);
        return isAllowed && isValid ? ExitCode.Success : ExitCode.BadInput;
    }

    /// <summary>What is wrong with a trial is said where the trial is shown.</summary>
    private static IEnumerable<Finding> Told(IReadOnlyList<LoadedBatch> batches) => batches
        .SelectMany(batch => batch.Findings)
        .Where(finding => finding.Severity != Severity.Error)
        .Concat(batches.SelectMany(batch => batch.SweepFindings)
            .Where(finding => finding.Severity == Severity.Error));

    private Func<PlannedTrial, double>? Times(
        IReadOnlyList<PlannedTrial> trials, int jobs, CancellationToken cancellation)
    {
        PlannedTrial[] valid = [.. trials.Where(trial => trial.State != TrialState.Invalid)];
        if (valid.Length == 0)
        {
            return null;
        }

        try
        {
            int? threads = jobs > 1 ? Math.Max(1, Environment.ProcessorCount / jobs) : null;
            var estimate = TimeEstimate.Measure(valid, threads, cancellation);
            return estimate.Seconds;
        }
        catch (ComponentException exception)
        {
            // The plan is good without it.
            terminal.Warning($"no times: {exception.Message}");
            return null;
        }
    }
}
