using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// The share of samples whose largest prediction is the true class's; the first of equal ones counts, and a sample with
/// nothing but NaN is wrong.
/// </summary>
[Description("Share of samples whose largest prediction is the true class's.")]
public sealed class AccuracyMetric : Metric
{
    private long _right;
    private long _samples;

    /// <inheritdoc/>
    public override double Result => _samples == 0 ? double.NaN : (double)_right / _samples;

    /// <inheritdoc/>
    public override void Reset() => (_right, _samples) = (0, 0);

    /// <inheritdoc/>
    public override void Add(ReadOnlyBatch predictions, ReadOnlySpan<int> labels)
    {
        for (var sample = 0; sample < predictions.Count; sample++)
        {
            _right += PredictedClass.Of(predictions[sample]) == labels[sample] ? 1 : 0;
        }

        _samples += predictions.Count;
    }
}
