using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// How much more often the predictions are right than chance would be with the same number of predictions of each
/// class: <c>(accuracy - chance) / (1 - chance)</c>, <c>chance = sum_k p_k t_k / s^2</c> for s samples, t_k of class k
/// and p_k predicted as k. 1 for a perfect network, about 0 for guesses; 0 where chance would be right always.
/// </summary>
/// <remarks>Cohen: "A Coefficient of Agreement for Nominal Scales", 1960; not weighted.</remarks>
[Description("Accuracy above chance: 1 for a perfect network, 0 for guesses (Cohen 1960).")]
public sealed class CohenKappaMetric : Metric
{
    private readonly ClassCounts _counts = new();

    /// <inheritdoc/>
    public override double Result
    {
        get
        {
            if (_counts.Samples == 0)
            {
                return double.NaN;
            }

            double samples = _counts.Samples, chance = 0;
            foreach (var count in _counts.Classes)
            {
                chance += count.Predicted / samples * (count.Actual / samples);
            }

            return chance == 1 ? 0 : ((_counts.Sum().Right / samples) - chance) / (1 - chance);
        }
    }

    /// <inheritdoc/>
    public override void Reset() => _counts.Reset();

    /// <inheritdoc/>
    public override void Add(ReadOnlyBatch predictions, ReadOnlySpan<int> labels) => _counts.Add(predictions, labels);
}
