using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// The hyperbolic tangent, with <c>f'(x) = 1 - f(x)^2</c>; the activation of LeNet-5 (LeCun and others 1998).
/// </summary>
[Description("Hyperbolic tangent.")]
public sealed class TanhActivation : Activation
{
    /// <inheritdoc/>
    public override bool DerivesFromOutput => true;

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output) =>
        WholeVector.Apply(TensorPrimitives.Tanh, input.Values, output.Values);

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient) =>
        OutputDerivative.Chain<Derivative>(output, outputGradient, inputGradient);

    private readonly struct Derivative : IOutputDerivative
    {
        public static Vector<float> Chain(Vector<float> upstream, Vector<float> output) =>
            upstream * (Vector<float>.One - (output * output));
    }
}
