using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// <c>max(0, 1 + max_i (1 - t_i) p_i - sum_i t_i p_i)</c> for each sample: how far the true class is from leading all
/// others by 1. As in Keras the maximum runs over all features, so that with a one-hot target it is at least 0.
/// </summary>
/// <remarks>
/// Crammer and Singer: "On the Algorithmic Implementation of Multiclass Kernel-based Vector Machines", 2001. The
/// gradient goes to the first of equal maxima.
/// </remarks>
[Description(
    "How far the true class is from leading all others by 1: max(0, 1 + max (1 - t) p - sum t p) (Crammer and "
    + "Singer 2001).")]
public sealed class CategoricalHingeLoss : Loss
{
    /// <summary>False: a margin is that of one class; between two classes it has no meaning.</summary>
    public override bool TakesSoftTargets => false;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlyBatch predictions, ReadOnlyBatch targets, Batch gradient)
    {
        double loss = 0;
        for (var sample = 0; sample < predictions.Count; sample++)
        {
            loss += EvaluateSample(
                predictions[sample], targets[sample], gradient.IsEmpty ? default : gradient[sample]);
        }

        return loss;
    }

    private static double EvaluateSample(
        ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        double truth = 0, rival = double.NegativeInfinity;
        var place = 0;
        for (var i = 0; i < predictions.Length; i++)
        {
            truth += (double)targets[i] * predictions[i];
            var other = (1.0 - targets[i]) * predictions[i];
            if (other > rival)
            {
                (place, rival) = (i, other);
            }
        }

        var margin = 1 + rival - truth;
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] = margin > 0 ? (i == place ? 1 - targets[i] : 0) - targets[i] : 0;
        }

        return Math.Max(0, margin);
    }
}
