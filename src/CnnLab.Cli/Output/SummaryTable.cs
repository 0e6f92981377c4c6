using CnnLab.Experiments;
using Spectre.Console;

namespace CnnLab.Cli.Output;

/// <summary>The end of a run: mean, deviation and every fold of each metric, and where to look.</summary>
internal static class SummaryTable
{
    public static void Print(IAnsiConsole console, RunSummary summary)
    {
        if (summary.Metrics.Count > 0)
        {
            console.Write(Table(summary));
        }

        console.WriteLine(
            $"{summary.Name} {summary.Status.ToString().ToLowerInvariant()} "
            + $"in {TimeLeft.Text(TimeSpan.FromSeconds(summary.Seconds))}");
        console.WriteLine($"report: {Path.Combine(summary.Directory, "report.html")}");
    }

    private static Table Table(RunSummary summary)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("metric").AddColumn("mean");
        if (summary.Folds.Count > 1)
        {
            table.AddColumn("std").AddColumn("folds");
        }

        foreach (var (name, metric) in summary.Metrics)
        {
            var cells = new List<string> { name, Text(name, metric.Mean) };
            if (summary.Folds.Count > 1)
            {
                cells.AddRange(
                    [Text(name, metric.Std), string.Join("  ", metric.Values.Select(value => Text(name, value)))]);
            }

            table.AddRow([.. cells.Select(cell => cell.EscapeMarkup())]);
        }

        return table;
    }

    private static string Text(string name, double? value) => value is { } number ? EpochText.Value(name, number) : "-";
}
