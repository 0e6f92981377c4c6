using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using CnnLab.Compute;

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
        Elementwise.MapPairs<Derivative>(outputGradient.Values, output.Values, inputGradient.Values);

    private readonly struct Derivative : IElementwisePairFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of<TVector, TLanes>(TVector upstream, TVector output)
            where TVector : unmanaged
            where TLanes : ILanes<TVector> =>
            TLanes.And(upstream, TLanes.Greater(output, TLanes.Create(0f)));
    }
}
