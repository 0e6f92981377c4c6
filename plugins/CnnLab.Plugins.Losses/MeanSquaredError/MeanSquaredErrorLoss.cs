using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// The mean over a sample's n features of <c>(p_i - t_i)^2</c>, with the gradient <c>2 (p_i - t_i) / n</c>.
/// </summary>
[Description("Mean over a sample's features of (p - t)^2.")]
public sealed class MeanSquaredErrorLoss : Loss
{
    /// <inheritdoc/>
    public override double Evaluate(ReadOnlyBatch predictions, ReadOnlyBatch targets, Batch gradient)
    {
        if (predictions.IsEmpty)
        {
            return 0;
        }

        double squares = 0;
        var features = predictions.Shape.Count;
        for (var i = 0; i < predictions.Values.Length; i++)
        {
            var error = predictions.Values[i] - targets.Values[i];
            squares += (double)error * error;
            if (!gradient.IsEmpty)
            {
                gradient.Values[i] = 2 * error / features;
            }
        }

        return squares / features;
    }
}
