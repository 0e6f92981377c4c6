using MathNet.Numerics.Statistics;
using ScottPlot;
using SkiaSharp;

namespace CnnLab.Experiments;

/// <summary>A final metric over the folds: a box, the folds as points, the mean.</summary>
internal sealed class FoldBoxPlot(string metric, MetricSummary summary) : IFigure
{
    private const double HalfBox = 0.5;

    private readonly double[] _values = [.. summary.Values.OfType<double>()];

    public string Name => "fold-distribution";

    public string Caption =>
        $"The {MetricName.Words(metric)} of each fold. Box: quartiles and median; whiskers: smallest and largest; diamond: mean; points: folds.";

    public SKSizeI Size => new(640, 250);

    public void Draw(SKCanvas canvas, bool withPatterns)
    {
        var plot = FigureStyle.NewPlot(Title(), $"{MetricName.Words(metric)} of the single folds", string.Empty);
        AddBox(plot);
        AddFolds(plot);
        if (summary.Mean is { } mean)
        {
            plot.Add.Marker(mean, 0, MarkerShape.FilledDiamond, 14, FigureStyle.Training);
        }

        plot.Axes.AutoScaleX();
        plot.Axes.SetLimitsY(-1, 1);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.EmptyTickGenerator();
        plot.Axes.Left.FrameLineStyle.IsVisible = false;
        plot.Grid.YAxisStyle.IsVisible = false;
        plot.Axes.Bottom.TickGenerator = ValueTicks.OfMetric(metric, plot.Axes.Bottom.Range.ToCoordinateRange);
        plot.Layout.Fixed(new PixelPadding(36, 36, 56, 48));
        FigureStyle.Render(plot, canvas, new PixelRect(0, Size.Width, Size.Height, 0));
    }

    private string Title()
    {
        var words = MetricName.Words(metric);
        var subject = $"{char.ToUpperInvariant(words[0])}{words[1..]}";
        return summary.Mean is null
            ? $"{subject} of the {_values.Length} folds of {summary.Values.Count} that have one"
            : $"{subject} over {_values.Length} folds: {NumberText.MeanAndStd(metric, summary)} (mean ± standard deviation)";
    }

    // ScottPlot's own box stands upright only, and one box alone reads better lying.
    private void AddBox(Plot plot)
    {
        var numbers = _values.FiveNumberSummary();
        var box = plot.Add.Rectangle(numbers[1], numbers[3], -HalfBox, HalfBox);
        box.FillColor = FigureStyle.HeldOut.WithAlpha(0.14);
        (box.LineColor, box.LineWidth) = (FigureStyle.HeldOut, 1.5f);
        AddLine(plot, numbers[0], numbers[1], 0, 0, 1.5f);
        AddLine(plot, numbers[3], numbers[4], 0, 0, 1.5f);
        AddLine(plot, numbers[0], numbers[0], -HalfBox / 2, HalfBox / 2, 1.5f);
        AddLine(plot, numbers[4], numbers[4], -HalfBox / 2, HalfBox / 2, 1.5f);
        AddLine(plot, numbers[2], numbers[2], -HalfBox, HalfBox, 3);
    }

    private static void AddLine(Plot plot, double x1, double x2, double y1, double y2, float width)
    {
        var line = plot.Add.Line(x1, y1, x2, y2);
        (line.LineColor, line.LineWidth) = (FigureStyle.HeldOut, width);
    }

    // Spread over the box's height in the order of the folds, so that equal values stay apart.
    private void AddFolds(Plot plot)
    {
        var heights = _values.Select((_, fold) => 0.32 * (1 - (2.0 * fold / (_values.Length - 1)))).ToArray();
        var points = plot.Add.ScatterPoints(_values, heights);
        points.Color = FigureStyle.Ink.WithAlpha(0.75);
        points.MarkerSize = 7;
    }
}
