using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>The function of <see cref="EluActivation"/>.</summary>
public readonly struct EluRule(float alpha) : IVectorActivationRule
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.Select(
            TLanes.Greater(x, TLanes.Create(0f)),
            x,
            TLanes.Multiply(TLanes.Create(alpha), VectorMath.ExpMinusOne<TVector, TLanes>(x)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Derivative<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.Select(
            TLanes.Greater(x, TLanes.Create(0f)), TLanes.Create(1f), TLanes.Add(x, TLanes.Create(alpha)));
}
