using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// The mean over a sample's n features of <c>p_i - t_i log(p_i + 1e-7)</c>, with the gradient <c>(1 - t_i / (p_i +
/// 1e-7)) / n</c>, as in Keras: the negative log-likelihood, up to a constant, of counts t with the Poisson rates p.
/// </summary>
/// <remarks>Predictions must not be negative: of such ones the loss is not a number, and training ends.</remarks>
[Description("Mean over a sample's features of p - t log p: counts t with the Poisson rates p >= 0.")]
public sealed class PoissonLoss : Loss
{
    /// <inheritdoc/>
    public override double Evaluate(ReadOnlyBatch predictions, ReadOnlyBatch targets, Batch gradient) =>
        FeatureMean.Evaluate(default(Rule), predictions, targets, gradient);

    private readonly struct Rule : IFeatureLoss
    {
        private const double Epsilon = 1e-7;

        public (double Value, double Derivative) Of(double prediction, double target) => (
            prediction - (target * Math.Log(prediction + Epsilon)),
            1 - (target / (prediction + Epsilon)));
    }
}
