using System.Globalization;

namespace CnnLab.Experiments;

/// <summary>What the lens saw, as tables.</summary>
internal static class LensTables
{
    /// <summary>The tables of all data sets that it has looked at.</summary>
    public static IEnumerable<ReportTable> Of(ComparisonReportModel model) =>
        model.Lenses.SelectMany(lens => (ReportTable[])[Robustness(model, lens), Pooling(model, lens)]);

    /// <summary>Consistency at every shift, and accuracy at the strongest of the other changes.</summary>
    public static ReportTable Robustness(ComparisonReportModel model, BlockLens lens)
    {
        var consistency = lens.Comparison.Curves.Single(curve => curve.Measure == "consistency");
        LensCurve[] accuracies = [.. lens.Comparison.Curves.Where(curve => curve != consistency)];
        return new ReportTable(
            Key(model, "lens", lens),
            $"{lens.Block.Title}, changed images",
            [
                "variant", "#accuracy, unchanged",
                .. consistency.Strengths.Skip(1).Select(pixels => $"#consistency, shift {Number(pixels)} px"),
                .. accuracies.Select(curve => $"#accuracy, {curve.Change} {Number(curve.Strengths[^1])}"),
            ],
            [
                .. lens.Comparison.Variants.Select((variant, place) => (ReportCell[])
                [
                    variant,
                    Share(accuracies[0].Lines[place].Means[0]),
                    .. consistency.Lines[place].Means.Skip(1).Select(value => (ReportCell)Share(value)),
                    .. accuracies.Select(curve => (ReportCell)Share(curve.Lines[place].Means[^1])),
                ]),
            ])
        {
            Notes =
            [
                $"{Images(lens)} scored images of each network that was looked at, changed in the same way for all variants. "
                + "The numbers tell about these networks alone and are no tests. "
                + string.Join(" ", accuracies.Skip(1).Select(curve => $"{Upper(curve.Change)}: {curve.Unit}.")),
            ],
        };
    }

    /// <summary>The outputs of the pooling layers.</summary>
    public static ReportTable Pooling(ComparisonReportModel model, BlockLens lens) => new(
        Key(model, "pooling", lens),
        $"{lens.Block.Title}, outputs of the pooling layers",
        [
            "layer", "variant", "output", "#mean", "#standard deviation", "#zeros", "#variation", "#high frequencies",
            "#forward, ms", "#memory, kB",
        ],
        [
            .. lens.Comparison.Pooling.Select(layer => (ReportCell[])
            [
                layer.Statistics.Layer,
                layer.Variant,
                layer.Statistics.OutputShape,
                ComparisonNumbers.Number(layer.Statistics.Mean, 3),
                ComparisonNumbers.Number(layer.Statistics.Deviation, 3),
                Share(layer.Statistics.Zeros),
                ComparisonNumbers.Number(layer.Statistics.TotalVariation, 3),
                layer.Statistics.HighFrequencies is { } high ? Share(high) : NumberText.None,
                ComparisonNumbers.Number(layer.ForwardMilliseconds, 3),
                layer.ActivationBytes is { } bytes ? NumberText.Count((bytes + 999) / 1000) : NumberText.None,
            ]),
        ])
    {
        Notes =
        [
            "Variation: mean absolute difference of neighbours over the standard deviation. High frequencies: the "
            + "share of the maps' energy above a quarter of a cycle per value. Time and memory: of a batch; a kB is "
            + "1000 bytes.",
        ],
    };

    private static string Key(ComparisonReportModel model, string name, BlockLens lens) => ComparisonTables.Key(
        model, name, model.Result.Data.Blocks.ToList().IndexOf(lens.Block));

    private static string Images(BlockLens lens) =>
        NumberText.Count(lens.Variants.Max(variant => variant.Folds.Max(fold => (long)fold.Indexes.Length)));

    private static string Share(double share) => $"{NumberText.Digits(share * 100, 2)} %";

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Upper(string word) => $"{char.ToUpperInvariant(word[0])}{word[1..]}";
}
