using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// The mean recall of the classes that occur: accuracy as if every class had as many samples, so that guessing the
/// most frequent of n classes gives 1 / n.
/// </summary>
/// <remarks>
/// Brodersen, Ong, Stephan, Buhmann: "The Balanced Accuracy and Its Posterior Distribution", 2010.
/// </remarks>
[Description(
    "Mean recall of the classes that occur: accuracy as if all classes were equally frequent (Brodersen and "
    + "others 2010).")]
public sealed class BalancedAccuracyMetric : Metric
{
    private readonly ClassCounts _counts = new();

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            var (sum, classes) = (0.0, 0);
            foreach (var count in _counts.Classes)
            {
                sum += count.Recall;
                classes += count.Actual > 0 ? 1 : 0;
            }

            return sum / classes;
        }
    }

    /// <inheritdoc/>
    public override void Reset() => _counts.Reset();

    /// <inheritdoc/>
    public override void Add(ReadOnlyBatch predictions, ReadOnlySpan<int> labels) => _counts.Add(predictions, labels);
}
