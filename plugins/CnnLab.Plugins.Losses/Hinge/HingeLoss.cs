using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// The mean over a sample's n features of <c>max(0, 1 - s_i p_i)</c>, where the signs <c>s_i = 2 t_i - 1</c> are 1 for
/// the true class and -1 for the others, as in Keras; the gradient is <c>-s_i / n</c> within the margin, 0 beyond.
/// </summary>
/// <remarks>
/// Cortes and Vapnik: "Support-Vector Networks", 1995. For outputs of any sign: linear or tanh, not softmax.
/// </remarks>
[Description(
    "Mean over a sample's features of max(0, 1 - s p), s = 1 for the true class, -1 for others (Cortes and "
    + "Vapnik 1995).")]
public sealed class HingeLoss : Loss
{
    /// <summary>False: a margin is that of one class; between two classes it has no meaning.</summary>
    public override bool TakesSoftTargets => false;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlyBatch predictions, ReadOnlyBatch targets, Batch gradient) =>
        FeatureMean.Evaluate(default(Rule), predictions, targets, gradient);

    private readonly struct Rule : IFeatureLoss
    {
        public (double Value, double Derivative) Of(double prediction, double target)
        {
            var sign = (2 * target) - 1;
            var margin = 1 - (sign * prediction);
            return (Math.Max(0, margin), margin > 0 ? -sign : 0);
        }
    }
}
