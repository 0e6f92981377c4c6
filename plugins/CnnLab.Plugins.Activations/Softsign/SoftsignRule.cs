using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>The function of <see cref="SoftsignActivation"/>.</summary>
public readonly struct SoftsignRule : IVectorActivationRule
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.Divide(x, TLanes.Add(TLanes.Create(1f), VectorMath.Absolute<TVector, TLanes>(x)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Derivative<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var rest = TLanes.Subtract(TLanes.Create(1f), VectorMath.Absolute<TVector, TLanes>(x));
        return TLanes.Multiply(rest, rest);
    }
}
