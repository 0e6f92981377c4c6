using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// The focal loss over classes: <c>-alpha sum_i t_i (1 - p_i)^gamma log p_i</c>, the cross-entropy with less weight on
/// what is right already.
/// </summary>
/// <remarks>
/// Lin, Goyal, Girshick, He, Dollar: "Focal Loss for Dense Object Detection", 2017, in Keras' form for a softmax. Of
/// logits z, given or taken over from a last softmax, the gradient is <c>h_i - p_i sum_j h_j</c> with <c>h_i = alpha
/// t_i (gamma (1 - p_i)^(gamma - 1) p_i log p_i - (1 - p_i)^gamma)</c> and <c>log p_i</c> from the logits: exact for
/// logits of any size. Probabilities are clipped to 1e-7 .. 1 - 1e-7; where one is clipped the gradient is 0. Label
/// smoothing and class weights change the targets first: <c>w_i ((1 - s) t_i + s / n)</c>.
/// </remarks>
/// <param name="options">The options.</param>
[Description(
    "Focal loss: -alpha times the sum of t_i (1 - p_i)^gamma log p_i. Takes over a last softmax (Lin and "
    + "others 2017).")]
public sealed class CategoricalFocalCrossentropyLoss(CategoricalFocalCrossentropyOptions options) : Loss
{
    private const double Epsilon = 1e-7;
    private readonly ClassTargets _targets = new(options.LabelSmoothing, options.ClassWeights);

    /// <summary><c>softmax</c>; null where the network ends with logits.</summary>
    public override string? FusedActivation => options.FromLogits ? null : "softmax";

    /// <summary><c>softmax</c> where the network ends with logits; otherwise null.</summary>
    public override string? AppliedActivation => options.FromLogits ? "softmax" : null;

    /// <inheritdoc/>
    public override void CheckClasses(int classes) => _targets.Check(classes);

    /// <inheritdoc/>
    /// <exception cref="ComponentException">The class weights are not one for each class.</exception>
    public override double Evaluate(ReadOnlyBatch predictions, ReadOnlyBatch targets, Batch gradient)
    {
        if (options.FromLogits)
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
            var p = Math.Clamp(probabilities[i], Epsilon, 1 - Epsilon);
            var (value, scaledDerivative) = Term(_targets.Of(targets, i), p, Math.Log(p));
            loss += value;
            if (!gradient.IsEmpty)
            {
                gradient[i] = p == probabilities[i] ? (float)(scaledDerivative / p) : 0;
            }
        }

        return loss;
    }

    private double EvaluateLogits(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> gradient)
    {
        var (max, exponentials) = Logits.Scale(logits);
        var logOfExponentials = Math.Log(exponentials);
        double loss = 0, derivatives = 0;
        for (var i = 0; i < logits.Length; i++)
        {
            var logarithm = logits[i] - max - logOfExponentials;
            var (value, derivative) = Term(_targets.Of(targets, i), Math.Exp(logarithm), logarithm);
            (loss, derivatives) = (loss + value, derivatives + derivative);
        }

        for (var i = 0; i < gradient.Length; i++)
        {
            var logarithm = logits[i] - max - logOfExponentials;
            var p = Math.Exp(logarithm);
            gradient[i] = (float)(Term(_targets.Of(targets, i), p, logarithm).Derivative - (p * derivatives));
        }

        return loss;
    }

    /// <summary>One class's term, and p times its derivative with respect to p.</summary>
    private (double Value, double Derivative) Term(double target, double p, double logarithm)
    {
        var (scale, factor) = (options.Alpha * target, Math.Pow(1 - p, options.Gamma));
        // At the ends 0 times infinity is meant as 0: a class that is impossible costs nothing where the target is 0.
        if (p >= 1 || (p == 0 && target == 0))
        {
            return (0, -scale * factor);
        }

        var slope = p == 0 ? 0 : options.Gamma * factor / (1 - p) * p * logarithm;
        return (-scale * factor * logarithm, scale * (slope - factor));
    }
}
