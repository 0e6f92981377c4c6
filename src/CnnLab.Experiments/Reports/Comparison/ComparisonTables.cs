namespace CnnLab.Experiments;

/// <summary>The tables of a comparison, the same for every form of its report.</summary>
internal static class ComparisonTables
{
    /// <summary>What stands for the status of a run that takes no part.</summary>
    public const string LeftOut = "left out";

    /// <summary>A row for each variant of a data set.</summary>
    public static ReportTable Summary(ComparisonReportModel model, int index)
    {
        var (question, block) = (model.Question, model.Result.Blocks[index]);
        var metric = question.Metric;
        return new ReportTable(
            Key(model, "summary", index),
            block.Block.Title,
            [
                "variant", $"#mean {MetricName.Words(metric)}", "#standard deviation",
                $"#{ComparisonNumbers.Percent(1 - question.Alpha)} interval of the mean", "#rank", "#values",
                "#time of a run",
            ],
            [
                .. block.Scores.Select(score => (ReportCell[])
                [
                    new(score.Variant, score.Rank == 1),
                    new(NumberText.Metric(metric, score.Mean), score.Rank == 1, Origin(model, score)),
                    NumberText.Metric(metric, score.Deviation),
                    ComparisonNumbers.Interval(metric, score.Interval.Result),
                    ComparisonNumbers.Rank(score.Rank),
                    Values(score),
                    score.SecondsPerRun is { } seconds ? NumberText.Duration(seconds) : NumberText.None,
                ]),
            ])
        {
            Notes =
            [
                block.Pairs.Any(pair => pair.PValue is not null)
                    ? "Strong: the best mean, which may be chance; the tests say what is more than that."
                    : "Strong: the best mean. There is no test here, so it may be chance.",
                .. block.Scores.Select(score => score.Interval.Reason).OfType<string>().Distinct(),
            ],
        };
    }

    /// <summary>The pairs of a data set; null if there is nothing to say of them.</summary>
    public static ReportTable? Pairs(ComparisonReportModel model, int index)
    {
        var block = model.Result.Blocks[index];
        return block.Pairs.Any(pair => pair.PValue is not null || pair.Effects is not null)
            ? PairTable.Of(model.Question, block, Key(model, "pairs", index))
            : null;
    }

    /// <summary>The ranks over data sets, the variant with the best average first.</summary>
    public static ReportTable Ranks(ComparisonReportModel model, OverallResult overall)
    {
        var variants = model.Result.Data.Variants;
        int[] order =
            [.. Enumerable.Range(0, variants.Count).OrderBy(variant => overall.Ranks.Averages[variant])];
        return new ReportTable(
            "ranks",
            $"Ranks over {overall.DataSets.Count} data sets",
            ["data set", .. order.Select(variant => $"#{variants[variant]}")],
            [
                .. overall.DataSets.Select((name, row) => (ReportCell[])
                [
                    name,
                    .. order.Select(variant => (ReportCell)ComparisonNumbers.Rank(overall.Ranks.Ranks[row][variant])),
                ]),
                [
                    new("average rank", IsStrong: true),
                    .. order.Select(variant => new ReportCell(
                        ComparisonNumbers.Number(overall.Ranks.Averages[variant], 2), IsStrong: true)),
                ],
            ])
        {
            Notes =
            [
                "1 is the best; equal means share the mean of their ranks.",
                .. overall.LeftOut.Select(set =>
                    $"Without {set.Title}: not all values of {string.Join(", ", set.Variants)}."),
            ],
        };
    }

    /// <summary>Wilcoxon's tests over data sets.</summary>
    public static ReportTable OverallPairs(ComparisonReportModel model, OverallResult overall)
    {
        var variants = model.Result.Data.Variants;
        return new ReportTable(
            "overall-pairs",
            "Pairs over all data sets, Wilcoxon's signed-rank test",
            ["variant", "against", "#rank sum for larger values", "#against", "#p", "#p after Holm", "better"],
            [
                .. overall.Pairs.Select(pair => (ReportCell[])
                [
                    variants[pair.First],
                    variants[pair.Second],
                    ComparisonNumbers.Rank(pair.Answer.Result?.PlusSum),
                    ComparisonNumbers.Rank(pair.Answer.Result?.MinusSum),
                    ComparisonNumbers.PValue(pair.Answer.Result?.PValue),
                    ComparisonNumbers.PValue(pair.HolmPValue),
                    new(Winner(model, pair) ?? NumberText.None, Winner(model, pair) is not null),
                ]),
            ])
        {
            Notes = [.. overall.Pairs.Select(pair => pair.Answer.Reason).OfType<string>().Distinct()],
        };
    }

    /// <summary>The better variant of a pair over data sets; null if none is.</summary>
    public static string? Winner(ComparisonReportModel model, PairTest<WilcoxonResult> pair)
    {
        if (!(pair.HolmPValue < model.Question.Alpha) || pair.Answer.Result is not { } test)
        {
            return null;
        }

        var isFirstLarger = test.PlusSum > test.MinusSum;
        var isFirst = isFirstLarger == (model.Question.Goal == MetricGoal.Maximize);
        return model.Result.Data.Variants[isFirst ? pair.First : pair.Second];
    }

    /// <summary>Runs without values, and those that take no part; null if there are none.</summary>
    public static ReportTable? Failed(ComparisonReportModel model) => model.Result is { Failed: [], LeftOut: [] }
        ? null
        : new ReportTable(
            "failed",
            "Runs without values, or left out",
            ["run", "variant", "data set", "status", "reason"],
            [
                .. model.Result.Failed.Select(run => Failed(
                    model, run.Directory, run.Variant, run.DataSet, run.Status?.Words() ?? "unknown", run.Reason)),
                .. model.Result.LeftOut.Select(run => Failed(
                    model, run.Directory, run.Variant, run.DataSet, LeftOut, run.Reason)),
            ]);

    /// <summary>The name of a data set's table: without a number where there is one data set.</summary>
    public static string Key(ComparisonReportModel model, string name, int index) =>
        model.Result.Blocks.Count == 1 ? name : $"{name}-{index + 1}";

    private static string Values(VariantScore score)
    {
        var there = score.Values.Count(value => value is not null);
        return there == score.Values.Count ? $"{there}" : $"{there} of {score.Values.Count}";
    }

    // A number of one run leads to its report, one of several to the list of runs.
    private static string? Origin(ComparisonReportModel model, VariantScore score)
    {
        ComparedRun[] runs = score.Cell is null ? [] : [.. score.Cell.Runs];
        return runs switch
        {
            [] => null,
            [var run] => ReportLink.To(model.Options.Folder, Path.Combine(run.Directory, "report.html")),
            _ => "#runs",
        };
    }

    private static ReportCell[] Failed(
        ComparisonReportModel model,
        string directory,
        string? variant,
        string? dataSet,
        string status,
        string reason) =>
    [
        new(Path.GetFileName(directory), Link: ReportLink.To(model.Options.Folder, directory)),
        variant ?? NumberText.None,
        dataSet ?? NumberText.None,
        status,
        reason,
    ];
}
