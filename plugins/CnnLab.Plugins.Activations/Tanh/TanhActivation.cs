using System.ComponentModel;
using System.Runtime.CompilerServices;
using CnnLab.Compute;

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
        Elementwise.Map<HyperbolicTangent>(input.Values, output.Values);

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
            TLanes.Multiply(upstream, TLanes.Subtract(TLanes.Create(1f), TLanes.Multiply(output, output)));
    }
}
