using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// The mean over a sample's n features of <c>e^2 / 2</c> for errors <c>e = p_i - t_i</c> up to delta, and of <c>delta
/// |e| - delta^2 / 2</c> beyond; the gradient is e, held within -delta .. delta, divided by n.
/// </summary>
/// <remarks>Huber: "Robust Estimation of a Location Parameter", 1964.</remarks>
/// <param name="options">The options.</param>
[Description("Mean over a sample's features of the squared error, linear for errors beyond delta (Huber 1964).")]
public sealed class HuberLoss(HuberOptions options) : Loss
{
    /// <inheritdoc/>
    public override double Evaluate(ReadOnlyBatch predictions, ReadOnlyBatch targets, Batch gradient) =>
        FeatureMean.Evaluate(new Rule(options.Delta), predictions, targets, gradient);

    private readonly struct Rule(double delta) : IFeatureLoss
    {
        public (double Value, double Derivative) Of(double prediction, double target)
        {
            var error = prediction - target;
            return Math.Abs(error) <= delta
                ? (0.5 * error * error, error)
                : (delta * (Math.Abs(error) - (0.5 * delta)), error > 0 ? delta : -delta);
        }
    }
}
