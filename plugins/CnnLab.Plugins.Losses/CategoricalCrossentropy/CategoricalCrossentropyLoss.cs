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
/// where one is clipped the gradient is 0. Label smoothing (Szegedy et al.: "Rethinking the Inception Architecture for
/// Computer Vision", 2016, section 7) and class weights change the targets first: <c>w_i ((1 - s) t_i + s / n)</c>.
/// </remarks>
[Description(
    "Cross-entropy of a distribution over classes: -sum of t_i log p_i. Takes over a last softmax (Bridle 1990).")]
public sealed class CategoricalCrossentropyLoss : Loss
{
    private const float Epsilon = 1e-7f;
    private readonly bool _fromLogits;
    private readonly ClassTargets _targets;

    /// <summary>The loss.</summary>
    /// <param name="options">The options.</param>
    public CategoricalCrossentropyLoss(CategoricalCrossentropyOptions options)
    {
        _fromLogits = options.FromLogits;
        _targets = new ClassTargets(options.LabelSmoothing, options.ClassWeights);
    }

    /// <summary><c>softmax</c>; null where the network ends with logits.</summary>
    public override string? FusedActivation => _fromLogits ? null : "softmax";

    /// <summary><c>softmax</c> where the network ends with logits; otherwise null.</summary>
    public override string? AppliedActivation => _fromLogits ? "softmax" : null;

    /// <inheritdoc/>
    public override void CheckClasses(int classes) => _targets.Check(classes);

    /// <inheritdoc/>
    /// <exception cref="ComponentException">The class weights are not one for each class.</exception>
    public override double Evaluate(ReadOnlyBatch predictions, ReadOnlyBatch targets, Batch gradient)
    {
        if (_fromLogits)
        {
            return EvaluateFused(predictions, targets, gradient);
        }

        _targets.Check(targets);
        double loss = 0;
        for (var sample = 0; sample < predictions.Count; sample++)
        {
            loss += EvaluateProbabilities(
                predictions[sample], targets[sample], gradient.IsEmpty ? default : gradient[sample]);
        }

        return loss;
    }

    /// <inheritdoc/>
    /// <exception cref="ComponentException">The class weights are not one for each class.</exception>
    public override double EvaluateFused(ReadOnlyBatch logits, ReadOnlyBatch targets, Batch gradient)
    {
        _targets.Check(targets);
        double loss = 0;
        for (var sample = 0; sample < logits.Count; sample++)
        {
            loss += EvaluateLogits(logits[sample], targets[sample], gradient.IsEmpty ? default : gradient[sample]);
        }

        return loss;
    }

    private double EvaluateProbabilities(
        ReadOnlySpan<float> probabilities, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        double loss = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            var target = _targets.Of(targets, i);
            var clipped = Math.Clamp(probabilities[i], Epsilon, 1 - Epsilon);
            loss -= target * Math.Log(clipped);
            if (!gradient.IsEmpty)
            {
                gradient[i] = clipped == probabilities[i] ? (float)(-target / clipped) : 0;
            }
        }

        return loss;
    }

    private double EvaluateLogits(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        var (max, exponentials) = Logits.Scale(logits);
        double targetSum = 0, expectedLogit = 0;
        for (var i = 0; i < logits.Length; i++)
        {
            var target = _targets.Of(targets, i);
            targetSum += target;
            // A logit of minus infinity is a probability of 0: no loss where the target is 0 too.
            expectedLogit += target == 0 ? 0 : target * (logits[i] - max);
        }

        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] = (float)((Math.Exp(logits[i] - max) / exponentials * targetSum) - _targets.Of(targets, i));
        }

        return (targetSum * Math.Log(exponentials)) - expectedLogit;
    }
}
