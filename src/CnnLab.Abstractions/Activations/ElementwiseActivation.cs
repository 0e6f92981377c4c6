namespace CnnLab;

/// <summary>An activation that applies a rule to every number.</summary>
/// <typeparam name="TRule">The rule, a struct, so that its two functions are inlined.</typeparam>
public class ElementwiseActivation<TRule> : Activation, IOnnxExportable
    where TRule : struct, IActivationRule
{
    private readonly TRule _rule;

    /// <summary>The activation with the rule's default value.</summary>
    public ElementwiseActivation()
    {
    }

    /// <summary>The activation with a rule that was made from options of its own.</summary>
    protected ElementwiseActivation(TRule rule) => _rule = rule;

    /// <inheritdoc/>
    public sealed override void Forward(ReadOnlyBatch input, Batch output)
    {
        for (var i = 0; i < input.Values.Length; i++)
        {
            output.Values[i] = _rule.Value(input.Values[i]);
        }
    }

    /// <inheritdoc/>
    public virtual string ExportOnnx(OnnxGraph graph, string input) => _rule is IOnnxExportable rule
        ? rule.ExportOnnx(graph, input)
        : throw new ComponentException($"its rule {typeof(TRule).Name} is no {nameof(IOnnxExportable)}");

    /// <inheritdoc/>
    public sealed override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient)
    {
        for (var i = 0; i < input.Values.Length; i++)
        {
            inputGradient.Values[i] = outputGradient.Values[i] * _rule.Derivative(input.Values[i], output.Values[i]);
        }
    }
}
