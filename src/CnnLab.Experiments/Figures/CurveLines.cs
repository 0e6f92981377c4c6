using ScottPlot;

namespace CnnLab.Experiments;

/// <summary>Puts curves into a plot: thin ones for the folds, a strong one for their mean.</summary>
internal static class CurveLines
{
    public static void AddFolds(Plot plot, CurveSeries series, IReadOnlyList<Coordinates[]> curves)
    {
        var color = series.Color.WithAlpha(Math.Clamp(2.5 / curves.Count, 0.15, 0.5));
        foreach (var curve in curves)
        {
            Add(plot, curve, series with { Color = color }, width: 1, markerSize: curve.Length > 1 ? 0 : 4);
        }
    }

    public static void Add(Plot plot, Coordinates[] points, CurveSeries series, float width, float markerSize)
    {
        if (points.Length == 0)
        {
            return;
        }

        var line = plot.Add.Scatter(points);
        line.Color = series.Color;
        line.LineWidth = width;
        line.LinePattern = series.Pattern;
        line.MarkerSize = markerSize;
    }
}
