using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// The rectifier <c>f(x) = max(0, x)</c> (Nair and Hinton 2010). The gradient is 1 where x &gt; 0 and 0 elsewhere, at
/// exactly 0 too.
/// </summary>
[Description("Rectifier: max(0, x).")]
public sealed class ReluActivation : Activation
{
    /// <inheritdoc/>
    public override bool DerivesFromOutput => true;

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output) =>
        TensorPrimitives.Max(input.Values, 0f, output.Values);

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient) =>
        OutputDerivative.Chain<Derivative>(output, outputGradient, inputGradient);

    private readonly struct Derivative : IOutputDerivative
    {
        public static Vector<float> Chain(Vector<float> upstream, Vector<float> output) =>
            Vector.ConditionalSelect(Vector.GreaterThan(output, Vector<float>.Zero), upstream, Vector<float>.Zero);
    }
}
