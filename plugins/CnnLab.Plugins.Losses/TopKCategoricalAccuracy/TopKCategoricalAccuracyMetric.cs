using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// The share of samples whose true class is among the k largest predictions. As with <see cref="AccuracyMetric"/>, to
/// which k = 1 comes down, the first of equal predictions comes first; a true class of NaN is wrong.
/// </summary>
/// <param name="options">The options.</param>
[Description("Share of samples whose true class is among the k largest predictions.")]
public sealed class TopKCategoricalAccuracyMetric(TopKCategoricalAccuracyOptions options) : Metric
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
            _right += IsAmongTop(predictions[sample], labels[sample]) ? 1 : 0;
        }

        _samples += predictions.Count;
    }

    private bool IsAmongTop(ReadOnlySpan<float> predictions, int label)
    {
        var truth = predictions[label];
        var before = 0;
        for (var i = 0; i < predictions.Length; i++)
        {
            before += predictions[i] > truth || (predictions[i] == truth && i < label) ? 1 : 0;
        }

        return before < options.K && !float.IsNaN(truth);
    }
}
