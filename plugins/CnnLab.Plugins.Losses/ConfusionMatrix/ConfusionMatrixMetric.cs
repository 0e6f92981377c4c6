using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// How many samples of each class, a row, were predicted as each class, a column. As with <see cref="AccuracyMetric"/>
/// the first of equal predictions counts; a sample with nothing but NaN is in no column.
/// </summary>
/// <param name="site">The classes' names.</param>
[Description("Table of how many samples of each class were predicted as each class, summed up over the folds.")]
public sealed class ConfusionMatrixMetric(MetricSite site) : Metric
{
    private readonly long[,] _counts = new long[site.ClassNames.Count, site.ClassNames.Count];
    private long _right;
    private long _samples;

    /// <summary>The share of the samples on the diagonal. It is <c>accuracy</c>, and not recorded once more.</summary>
    public override double Result => _samples == 0 ? double.NaN : (double)_right / _samples;

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(_counts);
        (_right, _samples) = (0, 0);
    }

    /// <inheritdoc/>
    public override void Add(ReadOnlyBatch predictions, ReadOnlySpan<int> labels)
    {
        for (var sample = 0; sample < predictions.Count; sample++)
        {
            var predicted = PredictedClass.Of(predictions[sample]);
            if (predicted >= 0)
            {
                _counts[labels[sample], predicted]++;
            }

            _right += predicted == labels[sample] ? 1 : 0;
        }

        _samples += predictions.Count;
    }

    /// <inheritdoc/>
    public override void Report(MetricReport report)
    {
        var classes = site.ClassNames.Count;
        var values = new double[classes, classes];
        for (var actual = 0; actual < classes; actual++)
        {
            for (var predicted = 0; predicted < classes; predicted++)
            {
                values[actual, predicted] = _counts[actual, predicted];
            }
        }

        report.Add(new MetricTable("true class", site.ClassNames, "predicted class", site.ClassNames, values)
        {
            HasCounts = true,
        });
    }
}
