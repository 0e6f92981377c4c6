using CnnLab.Cli.Output;
using CnnLab.Experiments;
using CnnLab.Hosting;
using CnnLab.Manifests;
using Spectre.Console;

namespace CnnLab.Cli.Commands;

/// <summary>Writes the reports of the manifests that ask for a comparison, when their runs have ended.</summary>
internal sealed class BatchReports(Terminal terminal, TimeProvider time)
{
    /// <summary>Writes the report of every manifest with a <c>comparison</c> beside its runs.</summary>
    /// <param name="batches">The manifests.</param>
    /// <param name="trials">All trials.</param>
    /// <param name="areMessages">Whether the paths are messages, because the output is for a script.</param>
    public void Write(IReadOnlyList<LoadedBatch> batches, IReadOnlyList<PlannedTrial> trials, bool areMessages)
    {
        foreach (var batch in batches)
        {
            if (batch.Trials[0].Manifest is { Comparison: { } asked, Output.Reports: { Count: > 0 } formats })
            {
                PlannedTrial[] own =
                [
                    .. trials.Where(trial => batch.Trials.Contains(trial.Experiment)
                        && trial is { SameAs: null, Directory.Length: > 0 }),
                ];
                Write(own, asked, formats, areMessages);
            }
        }
    }

    private void Write(
        IReadOnlyList<PlannedTrial> trials,
        ComparisonOptions asked,
        IReadOnlyList<ReportFormat> formats,
        bool areMessages)
    {
        var now = time.GetUtcNow();
        var runs = trials.Select(trial => StandingRun.Read(trial.Directory, now)).OfType<StandingRun>().ToList();
        if (runs.Count == 0)
        {
            return;
        }

        var folder = Path.GetRelativePath(
            Environment.CurrentDirectory, Path.GetDirectoryName(trials[0].Directory)!);
        try
        {
            var files = ComparisonReport.Write(
                ComparisonAnalysis.Of(runs, ComparisonQuestion.Of(asked)),
                new ComparisonReportOptions(folder, [folder], now) { NotBegun = trials.Count - runs.Count },
                formats);
            Tell($"report: {files[0]}", areMessages);
        }
        catch (RunFileException exception)
        {
            // The runs are what was asked for; the report can be made later.
            terminal.Warning($"no report: {exception.Message}");
        }
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
