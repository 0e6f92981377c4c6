using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>The function of <see cref="LeakyReluActivation"/>.</summary>
public readonly struct LeakyReluRule(float negativeSlope) : IVectorActivationRule
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.Select(
            TLanes.Greater(x, TLanes.Create(0f)), x, TLanes.Multiply(TLanes.Create(negativeSlope), x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Derivative<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.Select(TLanes.Greater(x, TLanes.Create(0f)), TLanes.Create(1f), TLanes.Create(negativeSlope));
}
