using CnnLab.Engine;
using ScottPlot;

namespace CnnLab.Experiments;

/// <summary>The samples that a curve was measured on, and how such curves look.</summary>
/// <param name="Prefix">The prefix of its metrics' names.</param>
/// <param name="Words">For the legend.</param>
/// <param name="Color">The lines' colour.</param>
/// <param name="Pattern">The lines' pattern; the colour is not the only sign.</param>
internal sealed record CurveSeries(string Prefix, string Words, Color Color, LinePattern Pattern)
{
    /// <summary>All there are, in the order of drawing.</summary>
    public static readonly IReadOnlyList<CurveSeries> All =
    [
        new(string.Empty, "training", FigureStyle.Training, LinePattern.DenselyDashed),
        new(MetricName.Validation, "validation split", FigureStyle.Validation, LinePattern.Dotted),
        new(MetricName.Test, "held-out data", FigureStyle.HeldOut, LinePattern.Solid),
    ];

    /// <summary>One curve for each fold; epochs without a finite value are left out.</summary>
    public IReadOnlyList<Coordinates[]> Curves(IReadOnlyList<EpochResult> epochs, string metric)
    {
        var name = Prefix + metric;
        var folds = epochs.GroupBy(epoch => (epoch.Repeat, epoch.Fold));
        var curves = folds.Select(fold => fold
            .Where(epoch => epoch.Metrics.TryGetValue(name, out var value) && double.IsFinite(value))
            .Select(epoch => new Coordinates(epoch.Epoch, epoch.Metrics[name]))
            .ToArray());
        return [.. curves.Where(curve => curve.Length > 0)];
    }

    /// <summary>The mean of the epochs that every fold has: a mean over fewer and fewer folds would jump.</summary>
    public static Coordinates[] Mean(IReadOnlyList<Coordinates[]> curves)
    {
        var epochs = curves.SelectMany(curve => curve).GroupBy(point => point.X).Where(epoch => epoch.Count() == curves.Count);
        return [.. epochs.OrderBy(epoch => epoch.Key).Select(epoch => new Coordinates(epoch.Key, epoch.Average(point => point.Y)))];
    }
}
