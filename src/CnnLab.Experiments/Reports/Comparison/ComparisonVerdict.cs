using System.Globalization;

namespace CnnLab.Experiments;

/// <summary>What was found, in words: the head of every form of the report.</summary>
internal static class ComparisonVerdict
{
    private const int MostPairs = 6, MostReasons = 8;

    /// <summary>Headings with their sentences.</summary>
    public static IEnumerable<(string Heading, IReadOnlyList<string> Sentences)> Of(ComparisonReportModel model)
    {
        var result = model.Result;
        yield return ("Compared", [Compared(model)]);
        yield return result.Data.Pairing.IsPaired
            ? ("Paired", ["Yes: within a data set the runs differ in the compared factor alone, as their records show.",
                .. result.Data.Pairing.Remarks.Take(MostReasons)])
            : ("Not paired", [.. Limited(result.Data.Pairing.Differences)]);
        yield return ("Test", [$"{Name(result.Choice.Test)}. {result.Choice.Why}", .. result.Choice.Assumptions]);
        yield return ("Found", [.. Found(model)]);
    }

    /// <summary>What a reader must be warned of; empty if there is nothing.</summary>
    public static IReadOnlyList<string> Warnings(ComparisonReportModel model) =>
    [
        .. Awaited(model),
        .. model.Result.Choice.Warnings.Concat(model.Result.Blocks.SelectMany(block => block.Choice.Warnings)).Distinct(),
        .. model.Result.Failed.Count - Unfinished(model) is var failed and > 0
            ? (string[])[$"{failed} {(failed == 1 ? "run lacks" : "runs lack")} values; they are listed below."]
            : [],
        .. model.Problems,
    ];

    private static IEnumerable<string> Awaited(ComparisonReportModel model) => model.Awaited == 0
        ? []
        : [$"The batch is not done: {model.Awaited} of {model.Planned} runs have no result yet. "
            + "All numbers are those of the runs that have one, and will change."];

    private static int Unfinished(ComparisonReportModel model) =>
        model.Result.Failed.Count(run => run.Status is RunStatus.Running or RunStatus.Queued);

    private static string Compared(ComparisonReportModel model)
    {
        var (data, question) = (model.Result.Data, model.Question);
        var goal = question.Goal == MetricGoal.Maximize ? "higher" : "lower";
        var layout = model.Result.Blocks[0].Block.Cells.Count > 0 ? Layout(model.Result.Blocks[0].Block) : "";
        var places = data.Blocks.Count == 1 ? data.Blocks[0].Title : $"{data.Blocks.Count} data sets or settings";
        return $"{data.Variants.Count} variants of {question.Factor} by {MetricName.Words(question.Metric)} "
            + $"({goal} is better) on {places}{layout}.";
    }

    private static string Layout(ComparisonBlock block)
    {
        var values = block.Cells.Max(cell => cell.FoldValues.Count);
        var runs = block.Cells.Max(cell => cell.Runs.Count());
        return $", {Number(values, "value")} of each variant from {Number(runs, "run")}";
    }

    private static string Number(int count, string what) => $"{NumberText.Count(count)} {what}{(count == 1 ? "" : "s")}";

    private static string Name(ComparisonTest test) => test switch
    {
        ComparisonTest.CorrectedResampledT => "Corrected resampled t-test with Holm's adjustment",
        ComparisonTest.FriedmanWilcoxon => "Friedman's test, then Wilcoxon's signed-rank test with Holm's adjustment",
        ComparisonTest.Wilcoxon => "Wilcoxon's signed-rank test over data sets",
        ComparisonTest.McNemar => "McNemar's test with Holm's adjustment",
        ComparisonTest.TrainingNoise => "No test: differences by seed",
        _ => "No test",
    };

    private static IEnumerable<string> Found(ComparisonReportModel model)
    {
        var result = model.Result;
        return
        [
            .. result.Overall is { } overall ? Overall(model, overall) : [],
            .. result.Overall is null || result.Blocks.Count <= MostPairs
                ? result.Blocks.Take(MostReasons).SelectMany(block => Found(model, block))
                : [],
            .. result.Overall is null && result.Blocks.Count > MostReasons
                ? (string[])[$"And {result.Blocks.Count - MostReasons} further settings, see the tables."]
                : [],
        ];
    }

    private static IEnumerable<string> Found(ComparisonReportModel model, BlockResult block)
    {
        var place = model.Result.Blocks.Count == 1 ? "" : $"On {block.Block.Title}: ";
        var wins = block.Pairs.Where(pair => pair.Winner is not null).OrderBy(pair => pair.HolmPValue).ToArray();
        if (!block.Pairs.Any(pair => pair.PValue is not null))
        {
            // What holds of all is said under the test.
            var why = block.Choice.Why == model.Result.Choice.Why ? "" : $" {block.Choice.Why}";
            return [$"{Start(place, Best(model, block))}{why}"];
        }

        return wins.Length == 0
            ? [$"{Start(place, "No difference is")} significant at {Level(model)}; that does not prove the variants equal. "
                + Best(model, block)]
            :
            [
                .. wins.Take(MostPairs).Select(pair => place + Win(model, pair)),
                .. wins.Length > MostPairs
                    ? (string[])[$"{place}and {Number(wins.Length - MostPairs, "further pair")}, see the table."]
                    : [],
            ];
    }

    private static string Start(string place, string sentence) =>
        place.Length == 0 ? sentence : $"{place}{char.ToLowerInvariant(sentence[0])}{sentence[1..]}";

    private static string Win(ComparisonReportModel model, PairResult pair)
    {
        var loser = pair.Winner == pair.First ? pair.Second : pair.First;
        var distance = PairTable.Difference(pair) is { } difference
            ? $" by {ComparisonNumbers.Distance(model.Question.Metric, difference)}"
            : string.Empty;
        return $"{pair.Winner} is better than {loser}{distance} "
            + $"(p {ComparisonNumbers.PValueInWords(pair.HolmPValue!.Value)} after Holm's adjustment).";
    }

    private static string Best(ComparisonReportModel model, BlockResult block) =>
        block.Scores.Where(score => score.Mean is not null).OrderBy(score => score.Rank ?? double.MaxValue)
            .FirstOrDefault() is { } best
            ? $"The best mean is that of {best.Variant}, {NumberText.Metric(model.Question.Metric, best.Mean)}, "
                + "which may be chance."
            : "No variant has all its values.";

    private static IEnumerable<string> Overall(ComparisonReportModel model, OverallResult overall)
    {
        var averages = overall.Ranks.Averages;
        var best = Enumerable.Range(0, averages.Count).MinBy(variant => averages[variant]);
        var wins = overall.Pairs.Select(pair => (Pair: pair, Winner: ComparisonTables.Winner(model, pair)))
            .Where(entry => entry.Winner is not null).OrderBy(entry => entry.Pair.HolmPValue).ToArray();
        yield return $"Over {overall.DataSets.Count} data sets the best average rank is that of "
            + $"{model.Result.Data.Variants[best]}, {ComparisonNumbers.Number(averages[best], 2)}.";
        if (overall.Friedman.Result is { } friedman)
        {
            yield return (friedman.PValue < model.Question.Alpha ? "The ranks differ" : "The ranks do not differ significantly")
                + $" (Friedman's test by F: p {ComparisonNumbers.PValueInWords(friedman.PValue)}).";
        }

        foreach (var (pair, winner) in wins.Take(MostPairs))
        {
            var loser = model.Result.Data.Variants[pair.First] == winner ? pair.Second : pair.First;
            yield return $"{winner} is better than {model.Result.Data.Variants[loser]} over the data sets "
                + $"(Wilcoxon's test, p {ComparisonNumbers.PValueInWords(pair.HolmPValue!.Value)} after Holm's adjustment).";
        }

        if (wins.Length == 0)
        {
            yield return $"Over the data sets no pair differs significantly at {Level(model)}.{TooFew(model, overall)}";
        }
    }

    // Holm multiplies the smallest p-value by the number of pairs.
    private static string TooFew(ComparisonReportModel model, OverallResult overall)
    {
        var smallest = overall.Pairs.Select(pair => pair.Answer.Result?.SmallestPValue).Min() * overall.Pairs.Count;
        return smallest > model.Question.Alpha
            ? $" So few data sets could not show more: even if all agreed, the adjusted p would be "
                + $"{ComparisonNumbers.PValue(Math.Min(1, smallest.Value))}."
            : string.Empty;
    }

    private static string Level(ComparisonReportModel model) =>
        $"the level {model.Question.Alpha.ToString(CultureInfo.InvariantCulture)}";

    private static IEnumerable<string> Limited(IReadOnlyList<string> reasons) => reasons.Count <= MostReasons
        ? reasons
        : [.. reasons.Take(MostReasons), $"And {reasons.Count - MostReasons} more."];
}
