using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>Gradient descent with a velocity, the first slot.</summary>
internal readonly struct MomentumRule(float rate, float decay, float momentum, bool nesterov) : IUpdateRule
{
    public static int Slots => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<TVector, TLanes>(ref TVector value, TVector gradient, ref TVector first, ref TVector second)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var kept = TLanes.Create(momentum);
        gradient = TLanes.Add(gradient, TLanes.Multiply(TLanes.Create(decay), value));
        first = TLanes.Add(TLanes.Multiply(kept, first), gradient);
        var step = nesterov ? TLanes.Add(gradient, TLanes.Multiply(kept, first)) : first;
        value = TLanes.Subtract(value, TLanes.Multiply(TLanes.Create(rate), step));
    }
}
