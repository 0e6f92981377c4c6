using System.Globalization;

namespace CnnLab.Experiments;

/// <summary>What the tests of a comparison found, in words.</summary>
internal static class ComparisonFindings
{
    private const int MostPairs = 6, MostBlocks = 8;

    /// <summary>A sentence each.</summary>
    public static IReadOnlyList<string> Of(ComparisonReportModel model)
    {
        BlockResult[] blocks = [.. model.Result.Blocks];
        BlockResult[] equal = blocks.Length == 1 ? [] : [.. blocks.Where(HasNoWinner)];
        BlockResult[] told = [.. blocks.Except(equal)];
        return
        [
            .. model.Result.Overall is { } overall ? OverDataSets(model, overall) : [],
            .. told.Take(MostBlocks).SelectMany(block => On(model, block)),
            .. told.Length > MostBlocks
                ? (string[])[$"And {told.Length - MostBlocks} further data sets or settings, see the tables."]
                : [],
            .. equal.Length > 0 ? (string[])[Equal(model, equal)] : [],
        ];
    }

    private static bool HasNoWinner(BlockResult block) =>
        block.Pairs.Any(pair => pair.PValue is not null) && block.Pairs.All(pair => pair.Winner is null);

    private static string Equal(ComparisonReportModel model, BlockResult[] blocks)
    {
        var names = string.Join("; ", blocks.Take(MostBlocks).Select(block => block.Block.Title));
        return $"By themselves {blocks.Length} of {model.Result.Blocks.Count} data sets or settings show no difference "
            + $"that is significant at {Level(model)}, which does not prove the variants equal: {names}"
            + (blocks.Length > MostBlocks ? " and others." : ".");
    }

    private static IReadOnlyList<string> On(ComparisonReportModel model, BlockResult block)
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
            ? [$"No difference is significant at {Level(model)}; that does not prove the variants equal. "
                + Best(model, block)]
            :
            [
                .. wins.Take(MostPairs).Select(pair => place + Win(model, pair)),
                .. wins.Length > MostPairs
                    ? (string[])[$"{place}{wins.Length - MostPairs} further pairs differ, see the table."]
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
                + (model.Result.Data.Pairing.IsPaired
                    ? "which may be chance."
                    : "which says nothing: the runs differ in more than the factor.")
            : "No variant has all its values.";

    private static IEnumerable<string> OverDataSets(ComparisonReportModel model, OverallResult overall)
    {
        var averages = overall.Ranks.Averages;
        var best = Enumerable.Range(0, averages.Count).MinBy(variant => averages[variant]);
        var wins = overall.Pairs.Select(pair => (Pair: pair, Winner: ComparisonTables.Winner(model, pair)))
            .Where(entry => entry.Winner is not null).OrderBy(entry => entry.Pair.HolmPValue).ToArray();
        yield return $"Over {overall.DataSets.Count} data sets the best average rank is that of "
            + $"{model.Result.Data.Variants[best]}, {ComparisonNumbers.Number(averages[best], 2)}.";
        if (overall.Friedman.Result is { } friedman)
        {
            yield return "The ranks "
                + (friedman.PValue < model.Question.Alpha ? "differ" : "do not differ significantly")
                + $" (Friedman's test by F: p {ComparisonNumbers.PValueInWords(friedman.PValue)}).";
        }

        foreach (var (pair, winner) in wins.Take(MostPairs))
        {
            var loser = model.Result.Data.Variants[pair.First] == winner ? pair.Second : pair.First;
            yield return $"{winner} is better than {model.Result.Data.Variants[loser]} over the data sets "
                + $"(Wilcoxon's test, p {ComparisonNumbers.PValueInWords(pair.HolmPValue!.Value)} after Holm's "
                + "adjustment).";
        }

        if (Nemenyi(model, overall) is { Length: > 0 } apart)
        {
            yield return $"Nemenyi's test, which compares average ranks alone, tells apart {apart}.";
        }

        if (wins.Length == 0)
        {
            yield return $"By Wilcoxon's test no pair differs significantly at {Level(model)}.{TooFew(model, overall)}";
        }
    }

    private static string Nemenyi(ComparisonReportModel model, OverallResult overall)
    {
        var (variants, ranks) = (model.Result.Data.Variants, overall.Ranks.Averages);
        string[] pairs = overall.Nemenyi.Result is not { } nemenyi ? [] :
        [
            .. from first in Enumerable.Range(0, ranks.Count)
               from second in Enumerable.Range(0, ranks.Count)
               where ranks[second] - ranks[first] > nemenyi.CriticalDifference
               select $"{variants[first]} from {variants[second]}",
        ];
        return pairs.Length <= MostPairs
            ? string.Join(", ", pairs)
            : $"{string.Join(", ", pairs.Take(MostPairs))} and {pairs.Length - MostPairs} further pairs";
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
}
