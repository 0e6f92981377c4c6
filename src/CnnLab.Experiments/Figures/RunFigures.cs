using System.Xml.Linq;
using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>The figures of a run.</summary>
/// <param name="Svgs">With their captions, for the report.</param>
/// <param name="Problem">Why there are none; null if nothing went wrong.</param>
internal sealed record RunFigures(IReadOnlyList<(XElement Svg, string Caption)> Svgs, string? Problem)
{
    /// <summary>Draws what there is to draw into <c>plots/</c>. A box plot needs two folds that have a value.</summary>
    public static RunFigures Draw(
        RunDirectory directory, string loss, IReadOnlyList<EpochResult> epochs, RunSummary summary)
    {
        try
        {
            return new RunFigures([.. Figures(loss, epochs, summary).Select(figure => Save(directory, figure))], null);
        }
        catch (Exception exception) when (exception is not RunFileException && !RunFileException.IsRefusal(exception))
        {
            // Hours of training are not lost because of a drawing, for example where SkiaSharp cannot be loaded.
            var cause = exception.GetBaseException();
            return new RunFigures([], $"The figures could not be drawn: {cause.GetType().Name}: {cause.Message}");
        }
    }

    private static IEnumerable<IFigure> Figures(string loss, IReadOnlyList<EpochResult> epochs, RunSummary summary)
    {
        if (epochs.Any(epoch => epoch.Metrics.Count > 0))
        {
            yield return new LearningCurves(loss, epochs);
        }

        if (summary.HeadlineMetric() is { } metric
            && summary.Metrics[metric].Values.Count(value => value is not null) > 1)
        {
            yield return new FoldBoxPlot(metric, summary.Metrics[metric]);
        }
    }

    private static (XElement Svg, string Caption) Save(RunDirectory directory, IFigure figure)
    {
        var path = Path.Combine(directory.PlotsFolder, figure.Name);
        var svg = FigureFile.Svg(figure);
        WholeFile.Write($"{path}.png", FigureFile.Png(figure));
        WholeFile.Write($"{path}.svg", FigureFile.SvgFile(svg));
        return (svg, figure.Caption);
    }
}
