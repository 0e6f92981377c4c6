using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>The function of <see cref="SoftplusActivation"/>.</summary>
public readonly struct SoftplusRule : IVectorActivationRule
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        // log(1 + e^x) = max(x, 0) + log(1 + e^-|x|), where nothing overflows.
        var negative = TLanes.Or(x, TLanes.Create(-0f));
        var rest = VectorMath.LogOnePlus<TVector, TLanes>(VectorMath.Exp<TVector, TLanes>(negative));
        return TLanes.Add(TLanes.Max(x, TLanes.Create(0f)), rest);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Derivative<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        VectorMath.Logistic<TVector, TLanes>(x);
}
