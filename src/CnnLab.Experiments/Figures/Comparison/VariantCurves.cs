using ScottPlot;
using SkiaSharp;

namespace CnnLab.Experiments;

/// <summary>
/// Learning curves of one metric, a panel for each variant, all with the same axes: thin lines for the folds, a strong
/// one for their mean.
/// </summary>
internal sealed class VariantCurves(string name, string title, string metric, IReadOnlyList<VariantEpochs> variants)
    : IFigure
{
    private const int PanelWidth = 313, PanelHeight = 250, LegendHeight = 40, MostColumns = 3;

    // What is thinned out would lie on other lines, and makes the file large.
    private const int MostFolds = 12, MostPoints = 80;

    private readonly (string Variant, (CurveSeries Series, IReadOnlyList<Coordinates[]> Curves)[] Drawn)[] _panels =
    [
        .. variants.Select(variant => (variant.Variant, CurveSeries.All
            .Select(series => (series, series.Curves(variant.Epochs, metric)))
            .Where(entry => entry.Item2.Count > 0).ToArray())),
    ];

    public string Name => name;

    public string Caption => $"{title}: {metric.Replace('_', ' ')} by epoch. "
        + (Folds > 1
            ? "Thin: single folds; strong: their mean, as far as every fold was trained."
            : "One training each.")
        + Part;

    public SKSizeI Size => new(PanelWidth * Columns, LegendHeight + (PanelHeight * Rows));

    /// <summary>Whether there is anything to draw.</summary>
    public bool HasCurves => Array.Exists(_panels, panel => panel.Drawn.Length > 0);

    private int Columns => Math.Max(2, Math.Min(MostColumns, variants.Count));

    private int Rows => (variants.Count + Columns - 1) / Columns;

    private int Folds => _panels.SelectMany(panel => panel.Drawn).Max(entry => entry.Curves.Count);

    private string Part
    {
        get
        {
            var runs = variants.Any(variant => variant.RunsRead < variant.Runs)
                ? $" Of each variant {variants.Max(variant => variant.RunsRead)} runs are drawn."
                : string.Empty;
            return Folds > MostFolds ? $"{runs} Of {Folds} folds {MostFolds} are drawn, the mean is of all." : runs;
        }
    }

    public void Draw(SKCanvas canvas, bool withPatterns)
    {
        var shown = CurveSeries.All
            .Where(series => _panels.SelectMany(panel => panel.Drawn).Any(entry => entry.Series == series))
            .Select(series => Patterned(series, withPatterns));
        CurveLegend.Draw(canvas, [.. shown], Folds, Size.Width, LegendHeight);
        for (var i = 0; i < _panels.Length; i++)
        {
            var (left, top) = (i % Columns * PanelWidth, LegendHeight + (i / Columns * PanelHeight));
            var place = new PixelRect(left, left + PanelWidth, top + PanelHeight, top);
            FigureStyle.Render(Panel(_panels[i].Variant, _panels[i].Drawn, withPatterns), canvas, place);
        }
    }

    private static CurveSeries Patterned(CurveSeries series, bool withPatterns) =>
        withPatterns ? series : series with { Pattern = LinePattern.Solid };

    private Plot Panel(
        string variant, (CurveSeries Series, IReadOnlyList<Coordinates[]> Curves)[] drawn, bool withPatterns)
    {
        var plot = FigureStyle.NewPlot(FigureText.Short(variant), "epoch", metric.Replace('_', ' '));
        foreach (var (series, curves) in drawn.Where(entry => entry.Curves.Count > 1))
        {
            CurveLines.AddFolds(plot, Patterned(series, withPatterns), [.. Thinned(curves, MostFolds).Select(Thinned)]);
        }

        foreach (var (series, curves) in drawn)
        {
            CurveLines.Add(plot, Thinned(CurveSeries.Mean(curves)), Patterned(series, withPatterns), width: 2.5f,
                markerSize: LastEpoch <= 20 ? 4 : 0);
        }

        SetAxes(plot);
        return plot;
    }

    private int LastEpoch => (int)Points.Max(point => point.X);

    private IEnumerable<Coordinates> Points =>
        _panels.SelectMany(panel => panel.Drawn).SelectMany(entry => entry.Curves).SelectMany(curve => curve);

    private void SetAxes(Plot plot)
    {
        plot.Axes.Left.MinimumSize = 62;
        var (low, high) = (Points.Min(point => point.Y), Points.Max(point => point.Y));
        var room = Math.Max((high - low) * 0.05, 1e-9);
        var isFromZero = MetricName.IsLoss(metric) && low >= 0;
        plot.Axes.SetLimitsY(isFromZero ? 0 : low - room, high + room);
        var margin = Math.Max(0.4, (LastEpoch - 1) * 0.03);
        plot.Axes.SetLimitsX(1 - margin, LastEpoch + margin);
        plot.Axes.Bottom.TickGenerator = ValueTicks.OfEpochs(LastEpoch);
        plot.Axes.Left.TickGenerator = ValueTicks.OfMetric(metric, plot.Axes.Left.Range.ToCoordinateRange);
    }

    private static Coordinates[] Thinned(Coordinates[] curve) => [.. Thinned(curve, MostPoints)];

    /// <summary>At most so many of a list, evenly, with its first and last.</summary>
    private static IReadOnlyList<T> Thinned<T>(IReadOnlyList<T> all, int most) => all.Count <= most
        ? all
        : [.. Enumerable.Range(0, most).Select(i => all[i * (all.Count - 1) / (most - 1)])];
}
