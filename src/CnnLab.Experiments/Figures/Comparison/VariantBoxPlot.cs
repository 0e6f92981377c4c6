using MathNet.Numerics.Statistics;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace CnnLab.Experiments;

/// <summary>The metric of every fold, random split or training, a box for each variant.</summary>
/// <param name="name">The figure's name.</param>
/// <param name="title">The data set.</param>
/// <param name="metric">The metric.</param>
/// <param name="point">What a value is of: fold, random split or training.</param>
/// <param name="scores">The variants.</param>
internal sealed class VariantBoxPlot(
    string name, string title, string metric, string point, IReadOnlyList<VariantScore> scores) : IFigure
{
    private const int Width = 760, RowHeight = 44, Around = 112;
    private const double HalfBox = 0.34;

    // More points than these are a cloud that hides the box.
    private const int MostPoints = 60;

    private readonly double[][] _values = [.. scores.Select(score => score.Values.OfType<double>().ToArray())];

    public string Name => name;

    public string Caption =>
        $"{title}: the {MetricName.Words(metric)} of each {point}. Box: quartiles and median; whiskers: smallest and "
        + $"largest; diamond: mean; points: {point}s, in their order from top to bottom.";

    public SKSizeI Size => new(Width, Around + (RowHeight * scores.Count));

    public IReadOnlyList<CurveSeries> Broken => [];

    public void Draw(SKCanvas canvas, bool withPatterns)
    {
        var plot = FigureStyle.NewPlot(
            FigureText.Short(title), $"{MetricName.Words(metric)} of the single {point}s", string.Empty);
        var ticks = new NumericManual();
        for (var i = 0; i < scores.Count; i++)
        {
            var height = scores.Count - 1 - i;
            ticks.AddMajor(height, FigureText.Short(scores[i].Variant));
            Add(plot, _values[i], scores[i].Mean, height);
        }

        plot.Axes.AutoScaleX();
        plot.Axes.SetLimitsY(-0.6, scores.Count - 0.4);
        plot.Axes.Left.TickGenerator = ticks;
        plot.Axes.Left.FrameLineStyle.IsVisible = false;
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        plot.Axes.Bottom.TickGenerator = ValueTicks.OfMetric(metric, plot.Axes.Bottom.Range.ToCoordinateRange);
        var names = scores.Max(score => FigureText.Width(FigureText.Short(score.Variant)));
        plot.Layout.Fixed(new PixelPadding(names + 22, 36, 56, 48));
        FigureStyle.Render(plot, canvas, new PixelRect(0, Size.Width, Size.Height, 0));
    }

    private static void Add(Plot plot, double[] values, double? mean, int height)
    {
        if (values.Length > 1)
        {
            AddBox(plot, values.FiveNumberSummary(), height);
        }

        AddFolds(plot, values, height);
        if (mean is { } value)
        {
            plot.Add.Marker(value, height, MarkerShape.FilledDiamond, 12, FigureStyle.Training);
        }
    }

    private static void AddBox(Plot plot, double[] numbers, int height)
    {
        var box = plot.Add.Rectangle(numbers[1], numbers[3], height - HalfBox, height + HalfBox);
        box.FillColor = FigureStyle.HeldOut.WithAlpha(0.14);
        (box.LineColor, box.LineWidth) = (FigureStyle.HeldOut, 1.5f);
        AddLine(plot, numbers[0], numbers[1], height, height, 1.5f);
        AddLine(plot, numbers[3], numbers[4], height, height, 1.5f);
        foreach (var end in (double[])[numbers[0], numbers[4]])
        {
            AddLine(plot, end, end, height - (HalfBox / 2), height + (HalfBox / 2), 1.5f);
        }

        AddLine(plot, numbers[2], numbers[2], height - HalfBox, height + HalfBox, 3);
    }

    private static void AddLine(Plot plot, double x1, double x2, double y1, double y2, float width)
    {
        var line = plot.Add.Line(x1, y1, x2, y2);
        (line.LineColor, line.LineWidth) = (FigureStyle.HeldOut, width);
    }

    // Spread over the box's height, so that equal values stay apart.
    private static void AddFolds(Plot plot, double[] values, int height)
    {
        if (values.Length is 0 or > MostPoints)
        {
            return;
        }

        var last = Math.Max(1, values.Length - 1);
        var heights = values.Select((_, fold) => height + (0.26 * (1 - (2.0 * fold / last)))).ToArray();
        var points = plot.Add.ScatterPoints(values, heights);
        points.Color = FigureStyle.Ink.WithAlpha(0.7);
        points.MarkerSize = 5;
    }
}
