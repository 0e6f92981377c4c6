using System.ComponentModel;
using System.Runtime.CompilerServices;
using CnnLab.Compute;

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
        Elementwise.Map<LogisticFunction>(input.Values, output.Values);

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient) =>
        Elementwise.MapPairs<Derivative>(outputGradient.Values, output.Values, inputGradient.Values);

    private readonly struct Derivative : IElementwisePairFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of<TVector, TLanes>(TVector upstream, TVector output)
            where TVector : unmanaged
            where TLanes : ILanes<TVector> =>
            TLanes.Multiply(TLanes.Multiply(upstream, output), TLanes.Subtract(TLanes.Create(1f), output));
    }
}
