using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>The step of <see cref="LionOptimizer"/>.</summary>
internal readonly struct LionRule(float rate, float beta1, float beta2, float decay) : IUpdateRule
{
    public static int Slots => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<TVector, TLanes>(ref TVector value, TVector gradient, ref TVector first, ref TVector second)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (zero, one) = (TLanes.Create(0f), TLanes.Create(1f));
        var direction = TLanes.Add(
            TLanes.Multiply(TLanes.Create(beta1), first), TLanes.Multiply(TLanes.Create(1 - beta1), gradient));
        var sign = TLanes.Subtract(
            TLanes.And(one, TLanes.Greater(direction, zero)), TLanes.And(one, TLanes.Greater(zero, direction)));
        first = TLanes.Add(first, TLanes.Multiply(TLanes.Create(1 - beta2), TLanes.Subtract(gradient, first)));
        var step = TLanes.Add(sign, TLanes.Multiply(TLanes.Create(decay), value));
        value = TLanes.Subtract(value, TLanes.Multiply(TLanes.Create(rate), step));
    }
}
