using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// Each of a sample's n features is a question of its own, whether the sample is of that class: the mean of <c>-(t_i
/// log p_i + (1 - t_i) log(1 - p_i))</c>.
/// </summary>
/// <remarks>
/// Of logits z, given or taken over from a last sigmoid, it is <c>max(z, 0) - z t + log(1 + e^-|z|)</c>, with the
/// gradient <c>(sigmoid(z_i) - t_i) / n</c>: exact for logits of any size. Probabilities are clipped to 1e-7 .. 1 -
/// 1e-7 as in Keras; where one is clipped the gradient is 0.
/// </remarks>
/// <param name="options">The options.</param>
[Description("Mean over the classes of -(t log p + (1 - t) log(1 - p)). Takes over a last sigmoid.")]
public sealed class BinaryCrossentropyLoss(BinaryCrossentropyOptions options) : Loss
{
    /// <summary><c>sigmoid</c>; null where the network ends with logits.</summary>
    public override string? FusedActivation => options.FromLogits ? null : "sigmoid";

    /// <summary><c>sigmoid</c> where the network ends with logits; otherwise null.</summary>
    public override string? AppliedActivation => options.FromLogits ? "sigmoid" : null;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlyBatch predictions, ReadOnlyBatch targets, Batch gradient) =>
        options.FromLogits
            ? EvaluateFused(predictions, targets, gradient)
            : FeatureMean.Evaluate(
                new OfProbability(options.LabelSmoothing), predictions, targets, gradient);

    /// <inheritdoc/>
    public override double EvaluateFused(ReadOnlyBatch logits, ReadOnlyBatch targets, Batch gradient) =>
        FeatureMean.Evaluate(new OfLogit(options.LabelSmoothing), logits, targets, gradient);

    private readonly struct OfProbability(double smoothing) : IFeatureLoss
    {
        private const double Epsilon = 1e-7;

        public (double Value, double Derivative) Of(double prediction, double target)
        {
            var smooth = ((1 - smoothing) * target) + (smoothing / 2);
            var p = Math.Clamp(prediction, Epsilon, 1 - Epsilon);
            return (
                -(smooth * Math.Log(p)) - ((1 - smooth) * Math.Log(1 - p)),
                p == prediction ? (p - smooth) / (p * (1 - p)) : 0);
        }
    }

    private readonly struct OfLogit(double smoothing) : IFeatureLoss
    {
        public (double Value, double Derivative) Of(double prediction, double target)
        {
            var smooth = ((1 - smoothing) * target) + (smoothing / 2);
            var small = Math.Exp(-Math.Abs(prediction));
            // An infinite logit on the right side costs nothing.
            var wrong = prediction > 0 ? 1 - smooth : smooth;
            var sigmoid = (prediction > 0 ? 1 : small) / (1 + small);
            return ((wrong == 0 ? 0 : wrong * Math.Abs(prediction)) + Math.Log(1 + small), sigmoid - smooth);
        }
    }
}
