namespace CnnLab.Experiments;

/// <summary>The pairs of a data set: the columns are those that its tests have numbers for.</summary>
internal static class PairTable
{
    /// <summary>The table.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="block">The data set.</param>
    /// <param name="key">The table's name.</param>
    public static ReportTable Of(ComparisonQuestion question, BlockResult block, string key)
    {
        var columns = Columns(question, block.Pairs).ToArray();
        return new ReportTable(
            key,
            $"{block.Block.Title}, pairs",
            ["variant", "against", .. columns.Select(column => column.Heading)],
            [
                .. block.Pairs.Select(pair => (ReportCell[])
                    [pair.First, pair.Second, .. columns.Select(column => column.Cell(pair))]),
            ])
        {
            Notes =
            [
                .. Reasons(block.Pairs).Distinct(),
                .. block.Pairs.Count > 1 && block.Pairs.Any(pair => pair.ResampledT.IsThere)
                    ? (string[])
                    [
                        "Each interval is of one pair by itself: it may exclude 0 where p after Holm, which counts all "
                        + "pairs, tells nothing apart.",
                    ]
                    : [],
            ],
        };
    }

    /// <summary>The mean difference of a pair; null if it has none.</summary>
    public static double? Difference(PairResult pair) =>
        pair.ResampledT.Result?.MeanDifference ?? pair.Effects?.MeanDifference;

    private static IEnumerable<(string Heading, Func<PairResult, ReportCell> Cell)> Columns(
        ComparisonQuestion question, IReadOnlyList<PairResult> pairs)
    {
        var metric = question.Metric;
        yield return ($"#difference{ComparisonNumbers.DifferenceUnit(metric)}",
            pair => ComparisonNumbers.Difference(metric, Difference(pair)));
        if (pairs.Any(pair => pair.ResampledT.IsThere))
        {
            yield return ($"#{ComparisonNumbers.Percent(1 - question.Alpha)} interval",
                pair => ComparisonNumbers.DifferenceInterval(metric, pair.ResampledT.Result?.Interval));
            yield return ("#t", pair => ComparisonNumbers.Number(pair.ResampledT.Result?.T, 2));
        }

        if (pairs.Any(pair => pair.McNemar.IsThere))
        {
            yield return ("#images only the first has right", pair => Count(pair.McNemar.Result?.OnlyFirst));
            yield return ("#images only the second has right", pair => Count(pair.McNemar.Result?.OnlySecond));
        }

        foreach (var column in Verdicts(metric, pairs))
        {
            yield return column;
        }
    }

    private static IEnumerable<(string Heading, Func<PairResult, ReportCell> Cell)> Verdicts(
        string metric, IReadOnlyList<PairResult> pairs)
    {
        if (pairs.Any(pair => pair.PValue is not null))
        {
            yield return ("#p", pair => ComparisonNumbers.PValue(pair.PValue));
            yield return ("#p after Holm", pair => ComparisonNumbers.PValue(pair.HolmPValue));
            yield return ("better", pair => new(pair.Winner ?? NumberText.None, pair.Winner is not null));
        }

        if (pairs.FirstOrDefault(pair => pair.Bayesian?.Result is not null)?.Bayesian?.Result is { } bayesian)
        {
            var rope = ComparisonNumbers.Distance(metric, bayesian.Rope);
            yield return ("#probability: first better",
                pair => ComparisonNumbers.Number(pair.Bayesian?.Result?.FirstBetter, 3));
            yield return ($"#equivalent within {rope}",
                pair => ComparisonNumbers.Number(pair.Bayesian?.Result?.Equivalent, 3));
            yield return ("#second better",
                pair => ComparisonNumbers.Number(pair.Bayesian?.Result?.SecondBetter, 3));
        }
    }

    // Why a pair has no number in a column that others have one in.
    private static IEnumerable<string> Reasons(IReadOnlyList<PairResult> pairs) =>
    [
        .. pairs.Any(pair => pair.ResampledT.IsThere)
            ? pairs.Select(pair => pair.ResampledT.Reason).OfType<string>()
            : [],
        .. pairs.Any(pair => pair.McNemar.IsThere) ? pairs.Select(pair => pair.McNemar.Reason).OfType<string>() : [],
    ];

    private static string Count(int? count) => count is { } value ? NumberText.Count(value) : NumberText.None;
}
