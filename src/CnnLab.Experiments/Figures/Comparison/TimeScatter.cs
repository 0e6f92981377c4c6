using ScottPlot;
using SkiaSharp;

namespace CnnLab.Experiments;

/// <summary>The metric of every variant against the time of a run.</summary>
internal sealed class TimeScatter(string name, string title, string metric, IReadOnlyList<VariantScore> scores)
    : IFigure
{
    private const float LabelHeight = 15;

    private readonly VariantScore[] _scores =
        [.. scores.Where(score => score is { Mean: not null, SecondsPerRun: not null })];

    public string Name => name;

    public string Caption =>
        $"{title}: mean {MetricName.Words(metric)} against the time of a run, with the intervals of the table. Times "
        + "are as recorded: with the start of a worker and the loading of data for the first runs, and runs at the same "
        + "time slow each other down.";

    public SKSizeI Size => new(760, 380);

    public IReadOnlyList<CurveSeries> Broken => [];

    /// <summary>Whether there is anything to draw.</summary>
    public bool HasPoints => _scores.Length > 1;

    private (double Seconds, string Words) Unit => _scores.Max(score => score.SecondsPerRun!.Value) switch
    {
        > 3 * 3600 => (3600, "hours"),
        > 600 => (60, "minutes"),
        _ => (1, "seconds"),
    };

    public void Draw(SKCanvas canvas, bool withPatterns)
    {
        var plot = FigureStyle.NewPlot(
            FigureText.Short(title), $"time of a run, {Unit.Words}", MetricName.Words(metric));
        var points = _scores
            .Select(score => new Coordinates(score.SecondsPerRun!.Value / Unit.Seconds, score.Mean!.Value)).ToArray();
        for (var i = 0; i < points.Length; i++)
        {
            AddInterval(plot, points[i].X, _scores[i].Interval.Result);
            plot.Add.Marker(points[i], MarkerShape.FilledCircle, 9, FigureStyle.HeldOut);
        }

        plot.Axes.Left.MinimumSize = 72;
        plot.Axes.AutoScale();
        // The slowest variant's name needs room on the right.
        var range = plot.Axes.GetLimits();
        plot.Axes.SetLimitsX(range.Left, range.Right + (range.HorizontalSpan * 0.25));
        plot.Axes.Bottom.TickGenerator = ValueTicks.OfMetric("time", plot.Axes.Bottom.Range.ToCoordinateRange);
        plot.Axes.Left.TickGenerator = ValueTicks.OfMetric(metric, plot.Axes.Left.Range.ToCoordinateRange);
        FigureStyle.Render(plot, canvas, new PixelRect(0, Size.Width, Size.Height, 0));
        DrawNames(canvas, [.. points.Select(point => plot.GetPixel(point))]);
    }

    private static void AddInterval(Plot plot, double x, Interval? interval)
    {
        if (interval is not null)
        {
            var line = plot.Add.Line(x, interval.Low, x, interval.High);
            (line.LineColor, line.LineWidth) = (FigureStyle.HeldOut.WithAlpha(0.5), 1.5f);
        }
    }

    // From top to bottom; a name that would lie on an earlier one moves down, with a line to its point.
    private void DrawNames(SKCanvas canvas, Pixel[] places)
    {
        var taken = new List<SKRect>();
        foreach (var i in Enumerable.Range(0, places.Length).OrderBy(i => places[i].Y))
        {
            var text = FigureText.Short(_scores[i].Variant);
            var width = FigureText.Width(text);
            var left = Math.Min(places[i].X + 12, Size.Width - width - 4);
            var box = SKRect.Create(left, places[i].Y - (LabelHeight / 2), width, LabelHeight);
            while (taken.FirstOrDefault(box.IntersectsWith) is { IsEmpty: false } other)
            {
                box.Offset(0, other.Bottom - box.Top + 0.5f);
            }

            taken.Add(box);
            if (Math.Abs(box.MidY - places[i].Y) > 1)
            {
                FigureText.Line(canvas, new(places[i].X, places[i].Y), new(box.Left - 2, box.MidY),
                    FigureStyle.Muted.WithAlpha(0.6), 1);
            }

            FigureText.Draw(canvas, text, box.Left, box.MidY, SKTextAlign.Left);
        }
    }
}
