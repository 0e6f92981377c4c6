using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// The logistic function <c>f(x) = 1 / (1 + e^-x)</c>, with <c>f'(x) = f(x) (1 - f(x))</c>; 0 and 1 for numbers of any
/// size.
/// </summary>
[Description("Logistic function: 1 / (1 + e^-x).")]
public sealed class SigmoidActivation : Activation
{
    /// <inheritdoc/>
    public override bool DerivesFromOutput => true;

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output) =>
        WholeVector.Apply(TensorPrimitives.Sigmoid, input.Values, output.Values);

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient) =>
        OutputDerivative.Chain<Derivative>(output, outputGradient, inputGradient);

    private readonly struct Derivative : IOutputDerivative
    {
        public static Vector<float> Chain(Vector<float> upstream, Vector<float> output) =>
            upstream * output * (Vector<float>.One - output);
    }
}
