using CnnLab.Experiments;
using Spectre.Console;

namespace CnnLab.Cli.Output;

/// <summary>The end of a sweep: a line for each trial, with its choices and what the scored samples say.</summary>
internal static class BatchTable
{
    private const string ScoredPrefix = "test_";

    public static void Print(IAnsiConsole console, IReadOnlyList<RunSummary> runs)
    {
        string[] labels = [.. runs.SelectMany(run => run.Labels.Keys).Distinct()];
        string[] metrics =
        [
            .. runs.SelectMany(run => run.WholeMetrics()).Select(metric => metric.Key).Distinct()
                .Where(name => name.StartsWith(ScoredPrefix, StringComparison.Ordinal)),
        ];
        var table = new Table().Border(TableBorder.Simple).AddColumns([.. labels, .. metrics, "status", "time", "run"]);
        foreach (var run in runs)
        {
            string[] cells =
            [
                .. labels.Select(label => run.Labels.GetValueOrDefault(label, "")),
                .. metrics.Select(metric => run.Metrics.TryGetValue(metric, out var value)
                    ? NumberText.MeanAndStd(metric, value)
                    : NumberText.None),
                run.Status.Words(),
                NumberText.Duration(run.Seconds),
                run.Id,
            ];
            table.AddRow([.. cells.Select(cell => cell.EscapeMarkup())]);
        }

        console.Write(table);
    }
}
