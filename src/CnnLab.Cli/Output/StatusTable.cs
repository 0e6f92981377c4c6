using CnnLab.Experiments;
using Spectre.Console;

namespace CnnLab.Cli.Output;

/// <summary>Where runs stand: a line for each name, then those that run, then those that did not go well.</summary>
internal static class StatusTable
{
    /// <summary>More failures than this are not read one by one.</summary>
    private const int MostReasons = 20;

    private static readonly RunStatus[] Columns =
    [
        RunStatus.Completed, RunStatus.Running, RunStatus.Queued, RunStatus.Interrupted,
        RunStatus.Failed, RunStatus.TimedOut, RunStatus.Diverged,
    ];

    public static void Print(IAnsiConsole console, IReadOnlyList<StandingRun> runs, DateTimeOffset now)
    {
        if (runs.Count == 0)
        {
            console.WriteLine("no runs");
            return;
        }

        console.Write(Counts(runs));
        PrintRunning(console, [.. runs.Where(run => run.Status == RunStatus.Running)], now);
        PrintReasons(console, [.. runs.Where(run => run.Reason is not null)]);
    }

    private static Table Counts(IReadOnlyList<StandingRun> runs)
    {
        var shown = Columns.Where(status => runs.Any(run => run.Status == status)).ToList();
        var table = new Table().Border(TableBorder.Simple).AddColumns(["name", "runs", .. shown.Select(StatusWords.Words)]);
        foreach (var group in runs.GroupBy(run => run.Name))
        {
            table.AddRow(
            [
                group.Key.EscapeMarkup(),
                $"{group.Count()}",
                .. shown.Select(status => $"{group.Count(run => run.Status == status)}"),
            ]);
        }

        return table;
    }

    private static void PrintRunning(IAnsiConsole console, IReadOnlyList<StandingRun> running, DateTimeOffset now)
    {
        if (running.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns(
            "running", "choices", "fold", "epoch", "for", "last sign of life", "process");
        foreach (var run in running)
        {
            var record = run.Record!;
            table.AddRow([.. ((string[])
            [
                $"{run.Name}/{run.Id}",
                Choices(run),
                record.Progress is { } fold ? $"{fold.Fold} of {fold.Folds}" : NumberText.None,
                record.Progress is { } epoch ? $"{epoch.Epoch} of {epoch.Epochs}" : NumberText.None,
                NumberText.Duration((now - (record.Started ?? now)).TotalSeconds),
                $"{NumberText.Duration((now - record.Heartbeat).TotalSeconds)} ago",
                $"{record.Pid} on {record.Host}",
            ]).Select(cell => cell.EscapeMarkup())]);
        }

        console.Write(table);
    }

    private static void PrintReasons(IAnsiConsole console, IReadOnlyList<StandingRun> runs)
    {
        foreach (var run in runs.Take(MostReasons))
        {
            var choices = run.Labels.Count > 0 ? $" ({Choices(run)})" : "";
            console.WriteLine($"{run.Name}/{run.Id}{choices} {run.Status.Words()}: {run.Reason}");
        }

        if (runs.Count > MostReasons)
        {
            console.WriteLine($"and {runs.Count - MostReasons} more; --json lists all");
        }
    }

    private static string Choices(StandingRun run) =>
        string.Join(", ", run.Labels.Select(label => $"{label.Key}={label.Value}"));
}
