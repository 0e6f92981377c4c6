using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>The function of <see cref="HardSwishActivation"/>.</summary>
public readonly struct HardSwishRule : IVectorActivationRule
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
        return TLanes.Multiply(x, TLanes.Multiply(TLanes.AtMost(lifted, TLanes.Create(6f)), TLanes.Create(1f / 6)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Derivative<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var between = TLanes.MultiplyAdd(x, TLanes.Create(1f / 3), TLanes.Create(0.5f));
        var upper = TLanes.Select(TLanes.Greater(TLanes.Create(3f), x), between, TLanes.Create(1f));
        return TLanes.And(upper, TLanes.Greater(x, TLanes.Create(-3f)));
    }
}
