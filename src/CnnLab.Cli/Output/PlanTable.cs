using CnnLab.Experiments;
using CnnLab.Manifests;
using Spectre.Console;

namespace CnnLab.Cli.Output;

/// <summary>A plan for people: every trial of a small batch, the gist of a large one, and all that is bad.</summary>
internal static class PlanTable
{
    /// <summary>The most trials that are shown one by one without being asked to.</summary>
    public const int MostTrials = 40;

    private const int MostDuplicates = 20;
    private const double Megabyte = 1e6;

    public static void Print(IAnsiConsole console, BatchPlan plan, bool all)
    {
        if (all || plan.Trials.Count <= MostTrials)
        {
            console.Write(Table(plan));
        }

        PrintRanges(console, plan);
        PrintDuplicates(console, plan, all ? int.MaxValue : MostDuplicates);
        PrintInvalid(console, plan);
        var states = string.Join(", ", plan.States.Select(state => $"{state.Value:N0} {Word(state.Key)}"));
        console.WriteLine($"{plan.Trials.Count:N0} trial{(plan.Trials.Count == 1 ? "" : "s")}: {states}");
        console.WriteLine(plan.DueSeconds is { } seconds
            ? $"to run: {plan.Due.Count:N0}, about {NumberText.Duration(seconds)} of training with {plan.Jobs} at once"
            : $"to run: {plan.Due.Count:N0}");
    }

    private static Table Table(BatchPlan plan)
    {
        string[] labels = [.. plan.Trials.SelectMany(trial => trial.Experiment.Labels.Keys).Distinct()];
        string[] manifest = plan.Batches.Count > 1 || labels.Length == 0 ? ["manifest"] : [];
        string[] time = plan.Seconds is null ? [] : ["time"];
        var table = new Table().Border(TableBorder.Simple).AddColumns(
            [.. manifest, .. labels, "state", "parameters", "multiply-adds", "memory", .. time, "run"]);
        foreach (var trial in plan.Trials)
        {
            string[] cells =
            [
                .. manifest.Select(_ => trial.Experiment.Document.Source),
                .. labels.Select(label => trial.Experiment.Labels.GetValueOrDefault(label, "")),
                Word(trial.State) + (trial.SameAs is null ? "" : ", twice"),
                $"{trial.Experiment.Network?.Parameters:N0}",
                $"{trial.Experiment.Network?.MultiplyAdds:N0}",
                trial.Experiment.Memory is { } memory ? Memory(memory.Total) : "",
                .. time.Select(_ => trial.State == TrialState.Invalid ? "" : NumberText.Duration(plan.Seconds!(trial))),
                trial.Id,
            ];
            table.AddRow([.. cells.Select(cell => cell.EscapeMarkup())]);
        }

        return table;
    }

    private static void PrintRanges(IAnsiConsole console, BatchPlan plan)
    {
        PlannedTrial[] valid = [.. plan.Trials.Where(trial => trial.State != TrialState.Invalid)];
        if (valid.Length < 2)
        {
            return;
        }

        console.WriteLine(
            $"a trial has {Range(valid, trial => trial.Experiment.Network!.Parameters, Count)} parameters, "
            + $"{Range(valid, trial => trial.Experiment.Network!.MultiplyAdds, Count)} multiply-adds an image, "
            + $"about {Range(valid, trial => trial.Experiment.Memory!.Total, Memory)} of memory besides data and program"
            + (plan.Seconds is null ? "" : $", {Range(valid, plan.Seconds, NumberText.Duration)}"));
    }

    private static void PrintDuplicates(IAnsiConsole console, BatchPlan plan, int most)
    {
        PlannedTrial[] duplicates = [.. plan.Trials.Where(trial => trial.SameAs is not null)];
        foreach (var duplicate in duplicates.Take(most))
        {
            console.WriteLine($"{duplicate.Title}: the same as {duplicate.SameAs!.Title}, runs once");
        }

        if (duplicates.Length > most)
        {
            console.WriteLine($"and {duplicates.Length - most:N0} more that are the same as others");
        }
    }

    /// <summary>All of them, however many: that is what a plan is for.</summary>
    private static void PrintInvalid(IAnsiConsole console, BatchPlan plan)
    {
        foreach (var trial in plan.Trials.Where(trial => trial.State == TrialState.Invalid))
        {
            var errors = trial.Experiment.Findings.Where(finding => finding.Severity == Severity.Error).ToList();
            foreach (var reason in errors.Count > 0 ? errors.Select(error => error.ToString()) : [trial.Reason!])
            {
                console.WriteLine($"invalid: {trial.Title}: {reason}", new Style(Color.Red));
            }
        }
    }

    private static string Range(PlannedTrial[] trials, Func<PlannedTrial, double> figure, Func<double, string> text)
    {
        var (least, most) = (text(trials.Min(figure)), text(trials.Max(figure)));
        return least == most ? least : $"{least} to {most}";
    }

    private static string Count(double number) => $"{number:N0}";

    private static string Memory(long bytes) => Memory((double)bytes);

    private static string Memory(double bytes) => $"{bytes / Megabyte:N1} MB";

    private static string Word(TrialState state) => state.ToString().ToLowerInvariant();
}
