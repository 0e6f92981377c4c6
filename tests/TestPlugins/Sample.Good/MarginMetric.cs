using System.ComponentModel;
using CnnLab;

namespace Sample.Good;

/// <summary>A metric that says more than one number: of every class, of something else, and in a table.</summary>
[Description("How far the true class's prediction is above the largest other one.")]
public sealed class MarginMetric(MetricSite site) : Metric
{
    private readonly double[] _sums = new double[site.ClassNames.Count];
    private readonly int[] _counts = new int[site.ClassNames.Count];
    private double _smallest = double.PositiveInfinity;

    public override double Result => _sums.Sum() / _counts.Sum();

    public override void Reset()
    {
        Array.Clear(_sums);
        Array.Clear(_counts);
        _smallest = double.PositiveInfinity;
    }

    public override void Add(ReadOnlyBatch predictions, ReadOnlySpan<int> labels)
    {
        for (var sample = 0; sample < predictions.Count; sample++)
        {
            var margin = Margin(predictions[sample], labels[sample]);
            _sums[labels[sample]] += margin;
            _counts[labels[sample]]++;
            _smallest = Math.Min(_smallest, margin);
        }
    }

    public override void Report(MetricReport report)
    {
        report.Add(Result);
        report.Add("smallest", _smallest);
        var means = new double[site.ClassNames.Count, 2];
        for (var i = 0; i < site.ClassNames.Count; i++)
        {
            (means[i, 0], means[i, 1]) = (_sums[i] / _counts[i], (double)_counts[i] / _counts.Sum());
            report.Add(site.ClassNames[i], means[i, 0]);
        }

        report.Add(new MetricTable("class", site.ClassNames, "mean", ["margin", "share"], means));
    }

    private static float Margin(ReadOnlySpan<float> predictions, int label)
    {
        var largest = float.NegativeInfinity;
        for (var i = 0; i < predictions.Length; i++)
        {
            largest = i == label ? largest : MathF.Max(largest, predictions[i]);
        }

        return predictions[label] - largest;
    }
}
