using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>The function of <see cref="HardSigmoidActivation"/>.</summary>
public readonly struct HardSigmoidRule : IVectorActivationRule
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var lifted = TLanes.Max(TLanes.Add(x, TLanes.Create(3f)), TLanes.Create(0f));
        return TLanes.Multiply(TLanes.AtMost(lifted, TLanes.Create(6f)), TLanes.Create(1f / 6));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Derivative<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.And(
            TLanes.Create(1f / 6),
            TLanes.And(TLanes.Greater(x, TLanes.Create(-3f)), TLanes.Greater(TLanes.Create(3f), x)));
}
