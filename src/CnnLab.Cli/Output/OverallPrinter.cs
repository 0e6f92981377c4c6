using CnnLab.Experiments;
using Spectre.Console;

namespace CnnLab.Cli.Output;

/// <summary>What was found over data sets, for the terminal.</summary>
internal static class OverallPrinter
{
    public static void Print(IAnsiConsole console, OverallResult overall, ComparisonResult result)
    {
        var variants = result.Data.Variants;
        console.WriteLine();
        console.WriteLine($"over {overall.DataSets.Count} data sets");
        foreach (var set in overall.LeftOut)
        {
            console.WriteLine($"without {set.Title}: not all values of {string.Join(", ", set.Variants)}");
        }

        console.Write(Ranks(overall, variants));
        if (variants.Count >= Friedman.FewestVariants)
        {
            console.WriteLine(overall.Friedman.Result is { } friedman
                ? $"Friedman: chi-squared {ComparisonText.Number(friedman.ChiSquared)}, F "
                    + $"{ComparisonText.Number(friedman.F)}, p {ComparisonText.PValue(friedman.PValue)}: "
                    + (friedman.PValue < result.Question.Alpha ? "the ranks differ" : "no difference of ranks is shown")
                : $"Friedman: {overall.Friedman.Reason}");
        }

        console.Write(Pairs(overall, result));
        if (overall.Nemenyi.Result is { } nemenyi)
        {
            console.WriteLine(
                $"Nemenyi: average ranks that differ by up to {ComparisonText.Number(nemenyi.CriticalDifference)} are "
                + $"not told apart: {Groups(nemenyi, variants)}");
        }
    }

    private static string Groups(NemenyiResult nemenyi, IReadOnlyList<string> variants) => nemenyi.Groups.Count == 0
        ? "every variant is"
        : string.Join("; ", nemenyi.Groups.Select(group => string.Join(", ", group.Select(index => variants[index]))));

    private static Table Ranks(OverallResult overall, IReadOnlyList<string> variants)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("average rank", "variant");
        foreach (var (variant, rank) in variants.Zip(overall.Ranks.Averages).OrderBy(pair => pair.Second))
        {
            table.AddRow(ComparisonText.Number(rank), variant.EscapeMarkup());
        }

        return table;
    }

    private static Table Pairs(OverallResult overall, ComparisonResult result)
    {
        var (variants, alpha) = (result.Data.Variants, result.Question.Alpha);
        var table = new Table().Border(TableBorder.Simple).AddColumns(
            "pair", "rank sums", "p (Wilcoxon)", "p (Holm)", "verdict", "data sets for 0.8");
        foreach (var (pair, needed) in overall.Pairs.Zip(overall.Needed))
        {
            var wilcoxon = pair.Answer.Result;
            string[] cells =
            [
                $"{variants[pair.First]} - {variants[pair.Second]}",
                wilcoxon is null ? NumberText.None
                    : $"{ComparisonText.Number(wilcoxon.PlusSum, "0.#")} : "
                        + ComparisonText.Number(wilcoxon.MinusSum, "0.#"),
                ComparisonText.PValue(wilcoxon?.PValue),
                ComparisonText.PValue(pair.HolmPValue),
                Verdict(pair, result),
                needed.Result is { } plan ? NumberText.Count(plan.Replications) : needed.Reason!,
            ];
            table.AddRow([.. cells.Select(cell => cell.EscapeMarkup())]);
        }

        return table;

        string Verdict(PairTest<WilcoxonResult> pair, ComparisonResult whole) => pair.Answer.Result is not { } test
            ? pair.Answer.Reason!
            : pair.HolmPValue >= alpha ? "no difference is shown"
            : $"{variants[test.PlusSum > test.MinusSum == (whole.Question.Goal == MetricGoal.Maximize)
                ? pair.First : pair.Second]} is better";
    }
}
