using CnnLab.Experiments;
using Spectre.Console;

namespace CnnLab.Cli.Output;

/// <summary>A comparison for the terminal: each data set, then all of them, then what is missing.</summary>
internal static class ComparisonPrinter
{
    /// <summary>Nobody reads more of one kind of sentence.</summary>
    private const int MostLines = 10;

    public static void Print(IAnsiConsole console, ComparisonResult result)
    {
        var (question, data) = (result.Question, result.Data);
        console.WriteLine(
            $"{question.Factor} by {question.Metric}, of which the "
            + $"{(question.Goal == MetricGoal.Maximize ? "larger" : "smaller")} is better: "
            + $"{data.Variants.Count} variants");
        PrintPairing(console, data.Pairing);
        PrintChoice(console, result.Choice);
        foreach (var block in result.Blocks)
        {
            PrintBlock(console, block, result);
        }

        if (result.Overall is { } overall)
        {
            OverallPrinter.Print(console, overall, result);
        }

        PrintFailed(console, result.Failed);
        Sentences(console, "left out: ",
        [
            .. result.LeftOut.Select(run => $"{run.Directory} ({run.Variant ?? "no variant"}, {run.DataSet}): "
                + run.Reason),
        ]);
    }

    private static void PrintPairing(IAnsiConsole console, PairingProof pairing)
    {
        console.WriteLine(pairing.IsPaired
            ? "paired: by the runs' records, only the factor differs"
            : "unpaired: the runs differ in more than the factor, so no differences are tested");
        Sentences(console, "  ", pairing.Differences);
        Sentences(console, "  remark: ", pairing.Remarks);
    }

    private static void PrintBlock(IAnsiConsole console, BlockResult block, ComparisonResult result)
    {
        var question = result.Question;
        console.WriteLine();
        console.WriteLine(block.Block.Title);
        console.Write(Scores(block, question));
        if (block.Pairs.Count > 0)
        {
            console.Write(Pairs(block, question));
        }

        if (block.Choice.Test != result.Choice.Test)
        {
            console.WriteLine($"test here: {Words(block.Choice.Test)}"
                + (block.Choice.Test == ComparisonTest.None ? $". {block.Choice.Why}" : ""));
        }

        // Over data sets it is more of them that would help, which is said there.
        if (result.Overall is null)
        {
            Sentences(
                console, "", [.. block.Pairs.Select(pair => ComparisonText.Power(pair, question)).OfType<string>()]);
        }
    }

    private static Table Scores(BlockResult block, ComparisonQuestion question)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(
            "rank", "variant", "mean", "std", $"{Percent(1 - question.Alpha)} interval", "values", "per run");
        foreach (var score in block.Scores.OrderBy(score => score.Rank ?? double.MaxValue))
        {
            table.AddRow([.. ((string[])
            [
                ComparisonText.Number(score.Rank, "0.#"),
                score.Variant == question.Baseline ? $"{score.Variant} (baseline)" : score.Variant,
                NumberText.Metric(question.Metric, score.Mean),
                NumberText.Metric(question.Metric, score.Deviation),
                ComparisonText.Range(question.Metric, score.Interval.Result),
                $"{score.Values.Count(value => value is not null)} of {score.Values.Count}",
                score.SecondsPerRun is { } seconds ? NumberText.Duration(seconds) : NumberText.None,
            ]).Select(cell => cell.EscapeMarkup())]);
        }

        return table;
    }

    private static Table Pairs(BlockResult block, ComparisonQuestion question)
    {
        var withRope = question.Rope is not null;
        var table = new Table().Border(TableBorder.Simple).AddColumns(
            "pair", $"difference{ComparisonNumbers.DifferenceUnit(question.Metric)}",
            $"{Percent(1 - question.Alpha)} interval", "t", "p", "p (Holm)", "verdict");
        if (withRope)
        {
            table.AddColumn("probably better");
        }

        foreach (var pair in block.Pairs)
        {
            var t = pair.ResampledT.Result;
            string[] cells =
            [
                $"{pair.First} - {pair.Second}",
                ComparisonNumbers.Difference(question.Metric, pair.Effects?.MeanDifference),
                ComparisonNumbers.DifferenceInterval(question.Metric, t?.Interval),
                ComparisonText.Number(t?.T),
                ComparisonText.PValue(pair.PValue),
                ComparisonText.PValue(pair.HolmPValue),
                ComparisonText.Verdict(pair, block),
                .. withRope ? [ComparisonText.Bayesian(pair)] : Array.Empty<string>(),
            ];
            table.AddRow([.. cells.Select(cell => cell.EscapeMarkup())]);
        }

        return table;
    }

    private static void PrintChoice(IAnsiConsole console, TestChoice choice)
    {
        console.WriteLine($"test: {Words(choice.Test)}. {choice.Why}");
        Sentences(console, "assumed: ", choice.Assumptions);
        Sentences(console, "warning: ", choice.Warnings);
    }

    private static void PrintFailed(IAnsiConsole console, IReadOnlyList<FailedRun> failed)
    {
        Sentences(console, "without values: ",
        [
            .. failed.Select(run => $"{run.Directory} ({run.Variant ?? "unknown variant"}, "
                + $"{run.DataSet ?? "unknown data"}) {run.Status?.Words()}: {run.Reason}"),
        ]);
    }

    private static void Sentences(IAnsiConsole console, string before, IReadOnlyList<string> sentences)
    {
        foreach (var sentence in sentences.Take(MostLines))
        {
            console.WriteLine(before + sentence);
        }

        if (sentences.Count > MostLines)
        {
            console.WriteLine($"{before}and {sentences.Count - MostLines} more; --json has all");
        }
    }

    private static string Words(ComparisonTest test) => test switch
    {
        ComparisonTest.None => "none",
        ComparisonTest.TrainingNoise => "none, but differences by seed",
        ComparisonTest.McNemar => "McNemar's, with Holm's adjustment",
        ComparisonTest.CorrectedResampledT => "corrected resampled t, with Holm's adjustment",
        ComparisonTest.Wilcoxon => "Wilcoxon's signed ranks",
        _ => "Friedman's, then Wilcoxon's with Holm's adjustment",
    };

    private static string Percent(double confidence) => $"{ComparisonText.Number(100 * confidence, "0.##")} %";
}
