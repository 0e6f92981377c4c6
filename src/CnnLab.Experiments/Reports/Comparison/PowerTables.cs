namespace CnnLab.Experiments;

/// <summary>How many repeats or data sets would be needed to see a difference.</summary>
internal static class PowerTables
{
    private const int MostReasons = 3;

    /// <summary>A table for each data set that has an answer, and one over the data sets.</summary>
    public static IEnumerable<ReportTable> Of(ComparisonReportModel model)
    {
        if (model.Result.Overall is { } overall)
        {
            yield return Table("power-data-sets", "Data sets needed", "data sets", overall.Pairs.Select((pair, i) => (
                model.Result.Data.Variants[pair.First],
                model.Result.Data.Variants[pair.Second],
                Sought(model, MeanDifference(overall, pair)),
                overall.Needed[i])));
        }

        foreach (var (index, block) in model.Result.Blocks.Index())
        {
            var pairs = block.Pairs.Where(pair => pair.Needed is not null).ToArray();
            if (pairs.Length > 0)
            {
                yield return Table(ComparisonTables.Key(model, "power", index), $"{block.Block.Title}, repeats needed",
                    "repeats", pairs.Select(pair =>
                        (pair.First, pair.Second, Sought(model, PairTable.Difference(pair)), pair.Needed!)));
            }
        }
    }

    /// <summary>What the tables say.</summary>
    public static string Words(ComparisonReportModel model) =>
        "How often the cross-validation or the random split would have to be repeated, or how many data sets there "
        + "would have to be, to find " + (model.Question.DifferenceOfInterest is { } difference
            ? $"a difference of {ComparisonNumbers.Distance(model.Question.Metric, difference)}"
            : "a difference as large as the observed one")
        + " with a probability of 0.8, with the spread of these runs and Holm's adjustment.";

    private static string Sought(ComparisonReportModel model, double? observed) =>
        (model.Question.DifferenceOfInterest ?? observed) is { } difference
            ? ComparisonNumbers.Distance(model.Question.Metric, difference)
            : NumberText.None;

    private static double MeanDifference(OverallResult overall, PairTest<WilcoxonResult> pair) =>
        overall.Means.Average(row => row[pair.First] - row[pair.Second]);

    private static ReportTable Table(
        string key,
        string caption,
        string what,
        IEnumerable<(string First, string Second, string Sought, TestAnswer<ReplicationPlan> Needed)> rows)
    {
        var all = rows.ToArray();
        return new ReportTable(
            key,
            caption,
            ["variant", "against", "#difference", $"#{what}", "#probability"],
            [
                .. all.Select(row => (ReportCell[])
                [
                    row.First,
                    row.Second,
                    row.Sought,
                    row.Needed.Result is { } plan ? NumberText.Count(plan.Replications) : NumberText.None,
                    ComparisonNumbers.Number(row.Needed.Result?.Power, 2),
                ]),
            ])
        {
            Notes = [.. Reasons(all.Where(row => row.Needed.Reason is not null)
                .Select(row => $"{row.First} against {row.Second}: {row.Needed.Reason}").ToArray())],
        };
    }

    private static IEnumerable<string> Reasons(IReadOnlyList<string> all) => all.Count <= MostReasons
        ? all
        : [.. all.Take(MostReasons), $"And the like for {all.Count - MostReasons} further pairs."];
}
