using CnnLab.Cli.Output;
using CnnLab.Experiments;
using CnnLab.Hosting;
using CnnLab.Manifests;
using Spectre.Console;

namespace CnnLab.Cli.Commands;

/// <summary>Writes the reports of the manifests that ask for a comparison, when their runs have ended.</summary>
internal sealed class BatchReports(ExperimentLoader loader, Terminal terminal, TimeProvider time)
{
    /// <summary>
    /// Writes the reports beside the runs, of all runs in their folder. Manifests that ask the same and have their runs
    /// in one folder are one study and have one report.
    /// </summary>
    /// <param name="trials">All trials.</param>
    /// <param name="areMessages">Whether the paths are messages, because the output is for a script.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Whether no report failed that could have been written: runs that cannot be compared yet have none.</returns>
    public bool Write(
        IReadOnlyList<PlannedTrial> trials,
        bool areMessages,
        CancellationToken cancellation)
    {
        var studies =
            from trial in trials
            where trial is { SameAs: null, Directory.Length: > 0 }
            let manifest = trial.Experiment.Manifest
            where manifest is { Comparison: not null, Output.Reports.Count: > 0 }
            group (trial, manifest) by (Folder: Path.GetDirectoryName(trial.Directory)!, Asked: manifest.Comparison!);
        var areWritten = true;
        foreach (var study in studies)
        {
            areWritten &= Write(
                study.Key.Folder,
                [.. study.Select(item => item.trial)],
                study.Key.Asked,
                [.. study.SelectMany(item => item.manifest.Output.Reports).Distinct()],
                areMessages,
                cancellation);
        }

        return areWritten;
    }

    private bool Write(
        string place,
        IReadOnlyList<PlannedTrial> trials,
        ComparisonOptions asked,
        IReadOnlyList<ReportFormat> formats,
        bool areMessages,
        CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var begun = trials.Count(trial => StandingRun.Read(trial.Directory, now) is not null);
        if (begun == 0 || cancellation.IsCancellationRequested)
        {
            return true;
        }

        try
        {
            // Runs of other batches are of the study, too: the commands that the report names find all of the folder.
            var runs = RunListing.Find(place, now);
            if (asked.Lens)
            {
                Look(runs, cancellation);
            }

            var folder = Path.GetRelativePath(Environment.CurrentDirectory, place);
            var files = ComparisonReport.Write(
                ComparisonAnalysis.Of(runs, ComparisonQuestion.Of(asked)),
                new ComparisonReportOptions(folder, [folder], now) { NotBegun = trials.Count - begun },
                formats);
            Tell($"report: {files[0]}", areMessages);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The runs are what was asked for, and they are done; the report can be made later.
            var kind = exception is RunFileException ? string.Empty : $"{exception.GetType().Name}: ";
            terminal.Warning($"no report: {kind}{exception.Message}");
            return exception is NoComparisonException;
        }
    }

    private void Look(IReadOnlyList<StandingRun> runs, CancellationToken cancellation)
    {
        using var lens = new RunLens(loader, time);
        new LensLooks(lens, terminal).Look(
            [.. runs.Where(run => run.Status is RunStatus.Completed or RunStatus.Diverged)],
            tellsKnown: false,
            cancellation);
    }

    private void Tell(string text, bool isMessage)
    {
        if (isMessage)
        {
            terminal.Notice(text);
        }
        else
        {
            terminal.Output.WriteLine(text);
        }
    }
}
