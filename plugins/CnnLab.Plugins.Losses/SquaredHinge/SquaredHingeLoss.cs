using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// The mean over a sample's n features of <c>max(0, 1 - s_i p_i)^2</c>, where the signs <c>s_i = 2 t_i - 1</c> are 1
/// for the true class and -1 for the others, as in Keras; the gradient is <c>-2 s_i max(0, 1 - s_i p_i) / n</c>.
/// </summary>
/// <remarks>
/// Tang: "Deep Learning using Linear Support Vector Machines", 2013. For outputs of any sign: linear or tanh, not
/// softmax.
/// </remarks>
[Description(
    "Mean over a sample's features of max(0, 1 - s p)^2, s = 1 for the true class, -1 for others (Tang 2013).")]
public sealed class SquaredHingeLoss : Loss
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
            var margin = Math.Max(0, 1 - (sign * prediction));
            return (margin * margin, -2 * sign * margin);
        }
    }
}
