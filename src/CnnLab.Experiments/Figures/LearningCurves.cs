using CnnLab.Engine;
using ScottPlot;
using SkiaSharp;

namespace CnnLab.Experiments;

/// <summary>
/// Loss and metrics by epoch, of training and held-out data: thin lines for the folds, a strong one for their mean.
/// </summary>
internal sealed class LearningCurves(string loss, IReadOnlyList<EpochResult> epochs) : IFigure
{
    private const int PanelWidth = 470, PanelHeight = 360, LegendHeight = 40;

    private readonly string[] _metrics =
        [.. epochs.SelectMany(epoch => epoch.Metrics.Keys).Where(name => !MetricName.IsPart(name))
            .Select(MetricName.Base).Distinct()
            .OrderBy(name => !MetricName.IsLoss(name))];

    private readonly int _folds = epochs.Select(epoch => (epoch.Repeat, epoch.Fold)).Distinct().Count();
    private readonly int _lastEpoch = epochs.Max(epoch => epoch.Epoch);

    public string Name => "learning-curves";

    public string Caption => _folds > 1
        ? $"Learning curves. Thin: the {_folds} folds; strong: their mean, as far as every fold was trained."
        : "Learning curves of one training.";

    public SKSizeI Size => new(PanelWidth * Columns, LegendHeight + (PanelHeight * Rows));

    private int Columns => Math.Min(2, _metrics.Length);

    private int Rows => (_metrics.Length + 1) / 2;

    public void Draw(SKCanvas canvas, bool withPatterns)
    {
        var all = CurveSeries.All.Select(series => withPatterns ? series : series with { Pattern = LinePattern.Solid })
            .ToArray();
        var shown = all.Where(series => _metrics.Any(metric => series.Curves(epochs, metric).Count > 0));
        CurveLegend.Draw(canvas, [.. shown], _folds, Size.Width, LegendHeight);
        for (var i = 0; i < _metrics.Length; i++)
        {
            var (left, top) = (i % 2 * PanelWidth, LegendHeight + (i / 2 * PanelHeight));
            var place = new PixelRect(left, left + PanelWidth, top + PanelHeight, top);
            FigureStyle.Render(Panel(_metrics[i], all), canvas, place);
        }
    }

    private Plot Panel(string metric, IReadOnlyList<CurveSeries> all)
    {
        var plot = FigureStyle.NewPlot(Title(metric), "epoch",
            MetricName.IsLoss(metric) ? "loss" : metric.Replace('_', ' '));
        var drawn = all.Select(series => (Series: series, Curves: series.Curves(epochs, metric))).ToArray();
        foreach (var (series, curves) in drawn.Where(entry => entry.Curves.Count > 1))
        {
            CurveLines.AddFolds(plot, series, curves);
        }

        foreach (var (series, curves) in drawn)
        {
            CurveLines.Add(plot, CurveSeries.Mean(curves), series, width: 2.5f, markerSize: _lastEpoch <= 20 ? 5 : 0);
        }

        plot.Axes.AutoScale();
        var margin = Math.Max(0.4, (_lastEpoch - 1) * 0.03);
        plot.Axes.SetLimitsX(1 - margin, _lastEpoch + margin);
        var points = drawn.SelectMany(entry => entry.Curves).SelectMany(curve => curve);
        if (MetricName.IsLoss(metric) && points.All(point => point.Y >= 0))
        {
            // A loss that cannot be negative is judged by its distance from zero.
            plot.Axes.SetLimitsY(0, plot.Axes.GetLimits().Top);
        }

        plot.Axes.Bottom.TickGenerator = ValueTicks.OfEpochs(_lastEpoch);
        plot.Axes.Left.TickGenerator = ValueTicks.OfMetric(metric, plot.Axes.Left.Range.ToCoordinateRange);
        return plot;
    }

    private string Title(string metric) => metric switch
    {
        "accuracy" => "Classification accuracy",
        "loss" when loss.EndsWith("crossentropy", StringComparison.Ordinal) => "Cross-entropy loss",
        "loss" => $"Loss ({loss.Replace('_', ' ')})",
        _ => string.Concat(char.ToUpperInvariant(metric[0]).ToString(), metric[1..].Replace('_', ' ')),
    };
}
