using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// How far confidence, the largest probability of a sample, is from accuracy: samples are sorted into bins <c>((m - 1)
/// / M, m / M]</c> by confidence, and the distances of the bins' accuracies from their mean confidences are averaged,
/// weighted with their samples. NaN where a sample has no largest probability.
/// </summary>
/// <remarks>Guo, Pleiss, Sun, Weinberger: "On Calibration of Modern Neural Networks", 2017, equation 5.</remarks>
[Description("Mean distance of confidence from accuracy, over bins of the largest probability (Guo and others 2017).")]
public sealed class ExpectedCalibrationErrorMetric : Metric
{
    private readonly ProbabilityReader _reader;
    private readonly double[] _confidences;
    private readonly long[] _right;
    private long _samples;
    private bool _isUndefined;

    /// <summary>The metric.</summary>
    /// <param name="options">The options.</param>
    /// <param name="site">Where the predictions come from.</param>
    public ExpectedCalibrationErrorMetric(ExpectedCalibrationErrorOptions options, MetricSite site)
    {
        _reader = new ProbabilityReader(options.Predictions, site);
        (_confidences, _right) = (new double[options.Bins], new long[options.Bins]);
    }

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            double distance = 0;
            for (var bin = 0; bin < _right.Length; bin++)
            {
                // |accuracy - confidence| times the bin's samples, of which only the sums are needed.
                distance += Math.Abs(_right[bin] - _confidences[bin]);
            }

            return _samples == 0 || _isUndefined ? double.NaN : distance / _samples;
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Array.Clear(_confidences);
        Array.Clear(_right);
        (_samples, _isUndefined) = (0, false);
    }

    /// <inheritdoc/>
    public override void Add(ReadOnlyBatch predictions, ReadOnlySpan<int> labels)
    {
        var probabilities = _reader.Of(predictions);
        for (var sample = 0; sample < predictions.Count; sample++)
        {
            Add(probabilities[sample], labels[sample]);
        }

        _samples += predictions.Count;
    }

    private void Add(ReadOnlySpan<float> probabilities, int label)
    {
        var place = PredictedClass.Of(probabilities);
        if (place < 0)
        {
            _isUndefined = true;
            return;
        }

        double confidence = probabilities[place];
        var bin = Math.Clamp((int)Math.Ceiling(confidence * _right.Length) - 1, 0, _right.Length - 1);
        _confidences[bin] += confidence;
        _right[bin] += place == label ? 1 : 0;
    }
}
