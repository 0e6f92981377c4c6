using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// The divergence of the predicted distribution p from the target distribution t: <c>sum_i t_i log(t_i / p_i)</c>,
/// where terms with <c>t_i = 0</c> are 0.
/// </summary>
/// <remarks>
/// Kullback and Leibler: "On Information and Sufficiency", 1951. It is the cross-entropy less the entropy of the
/// target, and so has the gradient, the clipping and the stable form of <see cref="CategoricalCrossentropyLoss"/>.
/// </remarks>
/// <param name="options">The options.</param>
[Description(
    "Kullback-Leibler divergence: sum of t_i log(t_i / p_i). Takes over a last softmax (Kullback and Leibler 1951).")]
public sealed class KlDivergenceLoss(KlDivergenceOptions options) : Loss
{
    private readonly CategoricalCrossentropyLoss _crossentropy = new(new() { FromLogits = options.FromLogits });

    /// <summary><c>softmax</c>; null where the network ends with logits.</summary>
    public override string? FusedActivation => _crossentropy.FusedActivation;

    /// <summary><c>softmax</c> where the network ends with logits; otherwise null.</summary>
    public override string? AppliedActivation => _crossentropy.AppliedActivation;

    /// <inheritdoc/>
    public override double Evaluate(ReadOnlyBatch predictions, ReadOnlyBatch targets, Batch gradient) =>
        _crossentropy.Evaluate(predictions, targets, gradient) - Entropy(targets.Values);

    /// <inheritdoc/>
    public override double EvaluateFused(ReadOnlyBatch logits, ReadOnlyBatch targets, Batch gradient) =>
        _crossentropy.EvaluateFused(logits, targets, gradient) - Entropy(targets.Values);

    private static double Entropy(ReadOnlySpan<float> targets)
    {
        double entropy = 0;
        foreach (var target in targets)
        {
            entropy -= target == 0 ? 0 : target * Math.Log(target);
        }

        return entropy;
    }
}
