namespace CnnLab.Experiments;

/// <summary>The numbers of a comparison for programs, with all their digits.</summary>
internal static class ComparisonCsv
{
    /// <summary>The files by their names.</summary>
    public static IEnumerable<(string Name, string Text)> Files(ComparisonReportModel model)
    {
        yield return ("summary.csv", Summary(model));
        yield return ("pairs.csv", Pairs(model));
        yield return ("values.csv", Values(model));
        yield return ("failed.csv", Failed(model));
        if (model.Result.Overall is { } overall)
        {
            yield return ("ranks.csv", Ranks(model, overall));
            yield return ("overall_pairs.csv", OverallPairs(model, overall));
        }
    }

    private static string Summary(ComparisonReportModel model) => CsvText.Of(
        [
            "data_set", "variant", "metric", "mean", "standard_deviation", "interval_low", "interval_high",
            "confidence", "rank", "values", "seconds_per_run",
        ],
        from block in model.Result.Blocks
        from score in block.Scores
        let interval = score.Interval.Result
        select (object?[])
        [
            block.Block.Title, score.Variant, model.Question.Metric, score.Mean, score.Deviation, interval?.Low,
            interval?.High, interval?.Confidence, score.Rank, score.Values.Count(value => value is not null),
            score.SecondsPerRun,
        ]);

    private static string Pairs(ComparisonReportModel model) => CsvText.Of(
        [
            "data_set", "first", "second", "difference", "interval_low", "interval_high", "t", "degrees_of_freedom",
            "only_first_right", "only_second_right", "p", "p_holm", "winner", "dz_uncorrected", "rank_biserial",
            "probability_first_better", "probability_equivalent", "probability_second_better", "repeats_needed",
        ],
        from block in model.Result.Blocks
        from pair in block.Pairs
        let t = pair.ResampledT.Result
        let bayesian = pair.Bayesian?.Result
        select (object?[])
        [
            block.Block.Title, pair.First, pair.Second, PairTable.Difference(pair), t?.Interval.Low, t?.Interval.High,
            t?.T, t?.DegreesOfFreedom, pair.McNemar.Result?.OnlyFirst, pair.McNemar.Result?.OnlySecond, pair.PValue,
            pair.HolmPValue, pair.Winner, pair.Effects?.UncorrectedDz, pair.Effects?.RankBiserial,
            bayesian?.FirstBetter, bayesian?.Equivalent, bayesian?.SecondBetter, pair.Needed?.Result?.Replications,
        ]);

    private static string Values(ComparisonReportModel model) => CsvText.Of(
        ["data_set", "variant", "seed", "repeat", "fold", "metric", "value", "run", "directory"],
        from block in model.Result.Data.Blocks
        from cell in block.Cells
        from score in cell.Scores
        select (object?[])
        [
            block.Title, cell.Variant, score.Run.Provenance.Seed, score.Samples.Repeat, score.Samples.Fold,
            model.Question.Metric, score.Value, score.Run.Id,
            ReportLink.Words(model.Options.Folder, score.Run.Directory),
        ]);

    private static string Failed(ComparisonReportModel model) => CsvText.Of(
        ["directory", "variant", "data_set", "status", "reason"],
        [
            .. model.Result.Failed.Select(run => (object?[])
            [
                ReportLink.Words(model.Options.Folder, run.Directory), run.Variant, run.DataSet, run.Status?.Words(),
                run.Reason,
            ]),
            .. model.Result.LeftOut.Select(run => (object?[])
            [
                ReportLink.Words(model.Options.Folder, run.Directory), run.Variant, run.DataSet,
                ComparisonTables.LeftOut, run.Reason,
            ]),
        ]);

    // A data set that takes no part has means of the variants that are whole there, and no ranks.
    private static string Ranks(ComparisonReportModel model, OverallResult overall) => CsvText.Of(
        ["data_set", "variant", "mean", "rank"],
        [
            .. from row in overall.DataSets.Index()
               from variant in model.Result.Data.Variants.Index()
               select (object?[])
               [
                   row.Item, variant.Item, overall.Means[row.Index][variant.Index],
                   overall.Ranks.Ranks[row.Index][variant.Index],
               ],
            .. from set in overall.LeftOut
               from block in model.Result.Blocks
               where block.Block.Title == set.Title
               from score in block.Scores
               select (object?[])[set.Title, score.Variant, score.Mean, null],
        ]);

    private static string OverallPairs(ComparisonReportModel model, OverallResult overall) => CsvText.Of(
        ["first", "second", "rank_sum_plus", "rank_sum_minus", "p", "p_holm", "winner", "data_sets_needed"],
        overall.Pairs.Select((pair, i) => (object?[])
        [
            model.Result.Data.Variants[pair.First], model.Result.Data.Variants[pair.Second],
            pair.Answer.Result?.PlusSum, pair.Answer.Result?.MinusSum, pair.Answer.Result?.PValue, pair.HolmPValue,
            ComparisonTables.Winner(model, pair), overall.Needed[i].Result?.Replications,
        ]));
}
