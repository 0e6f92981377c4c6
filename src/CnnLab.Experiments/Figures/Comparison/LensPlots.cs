using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace CnnLab.Experiments;

/// <summary>What the lens measured, a panel for each change of the images, a line for each variant.</summary>
internal sealed class LensPlots(string name, string title, LensComparison lens) : IFigure
{
    private const int PanelWidth = 313, PanelHeight = 270, Columns = 3, LegendRow = 18;

    public string Name => name;

    public string Caption =>
        $"{title}: what trained networks say about changed images. Consistency: the share of images that are called "
        + "what they were called before the change; accuracy: the share that are called what they are. Means over the "
        + "runs that were looked at; bars: the smallest and the largest.";

    public SKSizeI Size => new(
        PanelWidth * Columns,
        (PanelHeight * Rows) + (LegendInGrid ? 0 : LegendHeight));

    public IReadOnlyList<CurveSeries> Broken => [];

    // The legend takes the place of a panel where one is free and it has room there.
    private bool LegendInGrid => lens.Curves.Count % Columns != 0 && LegendHeight <= PanelHeight;

    private int LegendHeight => 60 + (LegendRow * lens.Variants.Count);

    private int Rows => (lens.Curves.Count + Columns - 1) / Columns;

    public void Draw(SKCanvas canvas, bool withPatterns)
    {
        for (var i = 0; i < lens.Curves.Count; i++)
        {
            FigureStyle.Render(Panel(lens.Curves[i]), canvas, Place(i));
        }

        var legend = LegendInGrid
            ? Place(lens.Curves.Count)
            : new PixelRect(0, PanelWidth, Size.Height, PanelHeight * Rows);
        DrawLegend(canvas, legend);
    }

    private static PixelRect Place(int i)
    {
        var (left, top) = (i % Columns * PanelWidth, i / Columns * PanelHeight);
        return new PixelRect(left, left + PanelWidth, top + PanelHeight, top);
    }

    private static Plot Panel(LensCurve curve)
    {
        // A panel has no room for two parts on a line.
        var plot = FigureStyle.NewPlot(
            $"{curve.Measure} under {curve.Change}", curve.Unit.Replace(", ", ",\n"), curve.Measure);
        plot.Axes.Left.MinimumSize = 62;
        foreach (var (place, line) in curve.Lines.Index())
        {
            Add(plot, curve.Strengths, line, VariantStyle.Of(place));
        }

        plot.Axes.AutoScale();
        var ticks = new NumericManual();
        foreach (var strength in curve.Strengths)
        {
            ticks.AddMajor(strength, strength.ToString("0.###", CultureInfo.InvariantCulture));
        }

        plot.Axes.Bottom.TickGenerator = ticks;
        // Consistency is a share of images like accuracy.
        plot.Axes.Left.TickGenerator = ValueTicks.OfMetric("accuracy", plot.Axes.Left.Range.ToCoordinateRange);
        plot.Axes.Bottom.Label.FontSize = FigureStyle.TickSize;
        plot.Axes.Bottom.MinimumSize = 58;
        return plot;
    }

    private static void Add(Plot plot, IReadOnlyList<double> strengths, LensLine line, VariantStyle style)
    {
        var scatter = plot.Add.Scatter([.. strengths], line.Means.ToArray());
        (scatter.Color, scatter.LineWidth) = (style.Color, 1.8f);
        (scatter.MarkerShape, scatter.MarkerSize) = (style.Shape, 7);
        for (var i = 0; i < strengths.Count; i++)
        {
            if (line.Highs[i] > line.Lows[i])
            {
                var bar = plot.Add.Line(strengths[i], line.Lows[i], strengths[i], line.Highs[i]);
                (bar.LineColor, bar.LineWidth) = (style.Color.WithAlpha(0.5), 1);
            }
        }
    }

    private void DrawLegend(SKCanvas canvas, PixelRect place)
    {
        var (x, y) = (place.Left + 40, place.Top + 40);
        for (var i = 0; i < lens.Variants.Count; i++, y += LegendRow)
        {
            var style = VariantStyle.Of(i);
            FigureText.Line(canvas, new(x, y), new(x + 30, y), style.Color, 1.8f);
            using var paint = Paint.NewDisposablePaint();
            var marker = new MarkerStyle(style.Shape, 7, style.Color) { LineColor = style.Color, LineWidth = 1 };
            Drawing.DrawMarker(canvas, paint, new Pixel(x + 15, y), marker);
            FigureText.Draw(canvas, FigureText.Short(lens.Variants[i]), x + 40, y, SKTextAlign.Left);
        }
    }
}
