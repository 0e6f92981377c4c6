using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// The mean over a sample's n features of <c>|p_i - t_i|</c>, with the gradient <c>sign(p_i - t_i) / n</c>, 0 where the
/// two are equal.
/// </summary>
[Description("Mean over a sample's features of |p - t|.")]
public sealed class MeanAbsoluteErrorLoss : Loss
{
    /// <inheritdoc/>
    public override double Evaluate(ReadOnlyBatch predictions, ReadOnlyBatch targets, Batch gradient) =>
        FeatureMean.Evaluate(default(Rule), predictions, targets, gradient);

    private readonly struct Rule : IFeatureLoss
    {
        // Not Math.Sign, which throws for NaN: a network that diverges is to be told by its loss.
        public (double Value, double Derivative) Of(double prediction, double target) => (
            Math.Abs(prediction - target),
            prediction > target ? 1 : prediction < target ? -1 : 0);
    }
}
