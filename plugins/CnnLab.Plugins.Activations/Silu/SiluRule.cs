using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>The function of <see cref="SiluActivation"/>.</summary>
public readonly struct SiluRule : IVectorActivationRule
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.Multiply(x, VectorMath.Logistic<TVector, TLanes>(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Derivative<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (one, gate) = (TLanes.Create(1f), VectorMath.Logistic<TVector, TLanes>(x));
        return TLanes.Multiply(gate, TLanes.MultiplyAdd(x, TLanes.Subtract(one, gate), one));
    }
}
