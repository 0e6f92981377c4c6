namespace CnnLab.Experiments;

/// <summary>Draws the figures of a comparison.</summary>
internal static class ComparisonFigures
{
    /// <summary>All there are to draw; a problem if they cannot be drawn.</summary>
    /// <param name="result">The numbers.</param>
    /// <param name="curves">The epochs.</param>
    /// <param name="lenses">What the lens saw.</param>
    public static (IReadOnlyList<ReportFigure> Figures, string? Problem) Draw(
        ComparisonResult result, IReadOnlyList<BlockCurves> curves, IReadOnlyList<BlockLens> lenses)
    {
        try
        {
            return (
                [
                    .. All(result, curves).Concat(Lenses(result, lenses)).Select(entry =>
                        new ReportFigure(entry.Kind, entry.Figure, FigureFile.Svg(entry.Figure))),
                ],
                null);
        }
        catch (Exception exception) when (exception is not RunFileException)
        {
            // The numbers are worth a report without figures, for example where SkiaSharp cannot be loaded.
            var cause = exception.GetBaseException();
            return ([], $"The figures could not be drawn: {cause.GetType().Name}: {cause.Message}");
        }
    }

    private static IEnumerable<(FigureKind Kind, IFigure Figure)> All(
        ComparisonResult result, IReadOnlyList<BlockCurves> curves)
    {
        var (data, metric) = (result.Data, result.Question.Metric);
        if (result.Overall is { Nemenyi.Result: { } nemenyi } overall)
        {
            yield return (FigureKind.CriticalDifference, new CriticalDifferenceDiagram(
                data.Variants, overall.Ranks.Averages, nemenyi, result.Question.Alpha));
        }

        foreach (var (index, block) in result.Blocks.Take(ComparisonReportReader.MostBlocks).Index())
        {
            VariantScore[] scores = [.. block.Scores.Where(score => score.Values.Any(value => value is not null))];
            if (scores.Any(score => score.Values.Count > 1))
            {
                yield return (FigureKind.Folds, new VariantBoxPlot(
                    $"folds-{index + 1}", block.Block.Title, metric, Point(block), scores));
            }

            var scatter = new TimeScatter($"time-{index + 1}", block.Block.Title, metric, scores);
            if (scatter.HasPoints)
            {
                yield return (FigureKind.Time, scatter);
            }
        }

        foreach (var (index, block) in curves.Index())
        {
            foreach (var name in (string[])[.. ((string[])[MetricName.Base(metric), "loss"]).Distinct()])
            {
                var figure = new VariantCurves($"curves-{index + 1}-{name}", block.Block.Title, name, block.Variants);
                if (figure.HasCurves)
                {
                    yield return (FigureKind.Curves, figure);
                }
            }
        }
    }

    private static IEnumerable<(FigureKind Kind, IFigure Figure)> Lenses(
        ComparisonResult result, IReadOnlyList<BlockLens> lenses) => lenses.Select(lens => (
            FigureKind.Lens,
            (IFigure)new LensPlots(ComparisonLens.FigureName(result, lens), lens.Block.Title, lens.Comparison)));

    private static string Point(BlockResult block) => block.Choice.Test == ComparisonTest.TrainingNoise ? "training"
        : block.Block.Layout is { Folds: 1, Repeats: > 1 } ? "random split"
        : "fold";
}
