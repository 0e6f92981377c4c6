namespace CnnLab.Experiments;

/// <summary>What was found, in words: the head of every form of the report.</summary>
internal static class ComparisonVerdict
{
    private const int MostReasons = 8;

    /// <summary>Headings with their sentences.</summary>
    public static IEnumerable<(string Heading, IReadOnlyList<string> Sentences)> Of(ComparisonReportModel model)
    {
        var result = model.Result;
        yield return ("Compared", [Compared(model)]);
        yield return result.Data.Pairing.IsPaired
            ? ("Paired", ["Yes: within a data set the runs differ in the compared factor alone, as their records show.",
                .. result.Data.Pairing.Remarks.Take(MostReasons)])
            : ("Not paired", [.. Limited(result.Data.Pairing.Differences)]);
        yield return ("Test", [$"{Name(result.Choice.Test)}. {result.Choice.Why}",
            .. Families(result), .. result.Choice.Assumptions.Select(assumption => $"Assumed: {assumption}")]);
        yield return ("Found", ComparisonFindings.Of(model));
    }

    // With ten data sets a false winner somewhere is not so rare.
    private static string[] Families(ComparisonResult result) =>
        result.Blocks.Count(block => block.Pairs.Any(pair => pair.HolmPValue is not null)) > 1
            ? ["Holm's adjustment is for the pairs of one data set or setting, not for all of them together."]
            : [];

    /// <summary>What a reader must be warned of; empty if there is nothing.</summary>
    public static IReadOnlyList<string> Warnings(ComparisonReportModel model) =>
    [
        .. Awaited(model),
        .. model.Result.Choice.Warnings
            .Concat(model.Result.Blocks.SelectMany(block => block.Choice.Warnings)).Distinct(),
        .. model.Result.Failed.Count - Unfinished(model) is var failed and > 0
            ? (string[])[$"{failed} {(failed == 1 ? "run lacks" : "runs lack")} values; they are listed below."]
            : [],
        .. model.Result.LeftOut.Count is var leftOut and > 0
            ? (string[])[$"{leftOut} {(leftOut == 1 ? "run is" : "runs are")} left out of all numbers; they are listed "
                + "below with the reason."]
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

    private static string Number(int count, string what) =>
        $"{NumberText.Count(count)} {what}{(count == 1 ? "" : "s")}";

    private static string Name(ComparisonTest test) => test switch
    {
        ComparisonTest.CorrectedResampledT => "Corrected resampled t-test with Holm's adjustment",
        ComparisonTest.FriedmanWilcoxon => "Friedman's test, then Wilcoxon's signed-rank test with Holm's adjustment",
        ComparisonTest.Wilcoxon => "Wilcoxon's signed-rank test over data sets",
        ComparisonTest.McNemar => "McNemar's test with Holm's adjustment",
        ComparisonTest.TrainingNoise => "No test: differences by seed",
        _ => "No test",
    };

    private static IEnumerable<string> Limited(IReadOnlyList<string> reasons) => reasons.Count <= MostReasons
        ? reasons
        : [.. reasons.Take(MostReasons), $"And {reasons.Count - MostReasons} more."];
}
