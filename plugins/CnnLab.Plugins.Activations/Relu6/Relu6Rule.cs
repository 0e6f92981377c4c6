using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>The function of <see cref="Relu6Activation"/>.</summary>
public readonly struct Relu6Rule : IVectorActivationRule
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.AtMost(TLanes.Max(x, TLanes.Create(0f)), TLanes.Create(6f));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Derivative<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.And(
            TLanes.Create(1f),
            TLanes.And(TLanes.Greater(x, TLanes.Create(0f)), TLanes.Greater(TLanes.Create(6f), x)));
}
