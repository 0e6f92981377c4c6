using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// The cross-entropy of the predicted distribution p against the target distribution t over all features of a sample:
/// <c>-sum_i t_i log p_i</c>.
/// </summary>
/// <remarks>
/// Of logits z, given or taken over from a last softmax, it is <c>sum_i t_i (log sum_j e^(z_j - max) - (z_i -
/// max))</c>, with the gradient <c>softmax(z)_i sum_j t_j - t_i</c>: exact for logits of any size. Probabilities are
/// clipped to 1e-7 .. 1 - 1e-7 as Keras does (which also divides them by their sum; here they must be a distribution);
/// where one is clipped the gradient is 0.
/// </remarks>
/// <param name="options">The options.</param>
[Description("Cross-entropy of a distribution over classes: -sum of t_i log p_i. Takes over a last softmax.")]
public sealed class CategoricalCrossentropyLoss(CategoricalCrossentropyOptions options) : Loss
{
    private const float Epsilon = 1e-7f;

    /// <summary><c>softmax</c>; null where the network ends with logits.</summary>
    public override string? FusedActivation => options.FromLogits ? null : "softmax";

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlyBatch predictions, ReadOnlyBatch targets, Batch gradient)
    {
        if (options.FromLogits)
        {
            return EvaluateFused(predictions, targets, gradient);
        }

        double loss = 0;
        for (var i = 0; i < predictions.Values.Length; i++)
        {
            var (probability, target) = (predictions.Values[i], targets.Values[i]);
            var clipped = Math.Clamp(probability, Epsilon, 1 - Epsilon);
            loss -= target * Math.Log(clipped);
            if (!gradient.IsEmpty)
            {
                gradient.Values[i] = clipped == probability ? -target / probability : 0;
            }
        }

        return loss;
    }

    /// <inheritdoc/>
    public override double EvaluateFused(ReadOnlyBatch logits, ReadOnlyBatch targets, Batch gradient)
    {
        double loss = 0;
        for (var sample = 0; sample < logits.Count; sample++)
        {
            loss += EvaluateLogits(logits[sample], targets[sample], gradient.IsEmpty ? default : gradient[sample]);
        }

        return loss;
    }

    private static double EvaluateLogits(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        double max = Maximum(logits), exponentials = 0, targetSum = 0, expectedLogit = 0;
        for (var i = 0; i < logits.Length; i++)
        {
            exponentials += Math.Exp(logits[i] - max);
            targetSum += targets[i];
            // A logit of minus infinity is a probability of 0: no loss where the target is 0 too.
            expectedLogit += targets[i] == 0 ? 0 : targets[i] * (logits[i] - max);
        }

        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] = (float)((Math.Exp(logits[i] - max) / exponentials * targetSum) - targets[i]);
        }

        return (targetSum * Math.Log(exponentials)) - expectedLogit;
    }

    private static float Maximum(ReadOnlySpan<float> values)
    {
        var maximum = float.NegativeInfinity;
        foreach (var value in values)
        {
            maximum = Math.Max(maximum, value);
        }

        return maximum;
    }
}
