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
            $"{summary.Name} {summary.Status.Words()} "
            + $"in {NumberText.Duration(summary.Seconds)}");
        console.WriteLine($"report: {Path.Combine(summary.Directory, "report.html")}");
    }

    private static Table Table(RunSummary summary)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("metric").AddColumn("mean");
        if (summary.Folds.Count > 1)
        {
            table.AddColumn("std").AddColumn("folds");
        }

        foreach (var (name, metric) in summary.WholeMetrics())
        {
            var cells = new List<string> { name, NumberText.Metric(name, metric.Mean) };
            if (summary.Folds.Count > 1)
            {
                var folds = metric.Values.Select(value => NumberText.Metric(name, value));
                cells.AddRange([NumberText.Metric(name, metric.Std), string.Join("  ", folds)]);
            }

            table.AddRow([.. cells.Select(cell => cell.EscapeMarkup())]);
        }

        return table;
    }
}
