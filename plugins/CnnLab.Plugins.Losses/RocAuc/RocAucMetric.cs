using System.ComponentModel;
using System.Runtime.InteropServices;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// The area under the receiver operating characteristic, each class against the rest, and the mean over the classes
/// (macro): the chance that a random sample of the class has a larger probability of it than a random other one, ties
/// counting half.
/// </summary>
/// <remarks>
/// Exact: by the ranks of all samples (Hanley and McNeil: "The Meaning and Use of the Area under a Receiver Operating
/// Characteristic (ROC) Curve", 1982), for which it keeps every prediction, 4 bytes for each sample and class. Classes
/// that no sample, or every sample, is of are left out; NaN where none remains, or a prediction is NaN.
/// </remarks>
/// <param name="options">The options.</param>
/// <param name="site">Where the predictions come from.</param>
[Description(
    "Area under the ROC curve, each class against the rest, mean over the classes; exact (Hanley and McNeil 1982).")]
public sealed class RocAucMetric(RocAucOptions options, MetricSite site) : Metric
{
    private readonly ProbabilityReader _reader = new(options.Predictions, site);
    private readonly List<int> _labels = [];
    private List<float>[] _scores = [];
    private float[] _sorted = [];
    private bool[] _isOfClass = [];

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            var (sum, classes) = (0.0, 0);
            for (var i = 0; i < _scores.Length; i++)
            {
                if (Area(i) is { } area)
                {
                    (sum, classes) = (sum + area, classes + 1);
                }
            }

            return sum / classes;
        }
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _labels.Clear();
        foreach (var scores in _scores)
        {
            scores.Clear();
        }
    }

    /// <inheritdoc/>
    public override void Add(ReadOnlyBatch predictions, ReadOnlySpan<int> labels)
    {
        var probabilities = _reader.Of(predictions);
        for (var sample = 0; sample < predictions.Count; sample++)
        {
            Add(probabilities[sample], labels[sample]);
        }
    }

    private void Add(ReadOnlySpan<float> probabilities, int label)
    {
        if (_scores.Length != probabilities.Length)
        {
            _scores = new List<float>[probabilities.Length];
            for (var i = 0; i < _scores.Length; i++)
            {
                _scores[i] = [];
            }
        }

        _labels.Add(label);
        for (var i = 0; i < probabilities.Length; i++)
        {
            _scores[i].Add(probabilities[i]);
        }
    }

    /// <summary>The area of one class; null where it has no samples, or the rest has none.</summary>
    private double? Area(int ofClass)
    {
        var samples = _labels.Count;
        if (_sorted.Length < samples)
        {
            (_sorted, _isOfClass) = (new float[_labels.Capacity], new bool[_labels.Capacity]);
        }

        var scores = _sorted.AsSpan(0, samples);
        var isOfClass = _isOfClass.AsSpan(0, samples);
        CollectionsMarshal.AsSpan(_scores[ofClass]).CopyTo(scores);
        var positives = 0L;
        for (var i = 0; i < samples; i++)
        {
            isOfClass[i] = _labels[i] == ofClass;
            positives += isOfClass[i] ? 1 : 0;
        }

        if (positives == 0 || positives == samples)
        {
            return null;
        }

        scores.Sort(isOfClass);
        // Sorting puts NaN first.
        return float.IsNaN(scores[0])
            ? double.NaN
            : PairsWon(scores, isOfClass) / ((double)positives * (samples - positives));
    }

    /// <summary>
    /// In how many pairs of a sample of the class and another one the former has the larger score; half for a tie.
    /// </summary>
    private static double PairsWon(ReadOnlySpan<float> scores, ReadOnlySpan<bool> isOfClass)
    {
        double won = 0;
        var below = 0L;
        for (var start = 0; start < scores.Length;)
        {
            var (end, positives) = (start, 0L);
            for (; end < scores.Length && scores[end] == scores[start]; end++)
            {
                positives += isOfClass[end] ? 1 : 0;
            }

            var negatives = end - start - positives;
            won += positives * (below + (0.5 * negatives));
            (start, below) = (end, below + negatives);
        }

        return won;
    }
}
