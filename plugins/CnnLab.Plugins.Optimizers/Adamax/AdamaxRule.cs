using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>The step of <see cref="AdamaxOptimizer"/>.</summary>
internal readonly struct AdamaxRule(float rate, float meanGain, float kept, float epsilon) : IUpdateRule
{
    public static int Slots => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<TVector, TLanes>(ref TVector value, TVector gradient, ref TVector first, ref TVector second)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        first = TLanes.Add(first, TLanes.Multiply(TLanes.Create(meanGain), TLanes.Subtract(gradient, first)));
        second = TLanes.Max(
            TLanes.Multiply(TLanes.Create(kept), second), VectorMath.Absolute<TVector, TLanes>(gradient));
        var step = TLanes.Multiply(TLanes.Create(rate), first);
        value = TLanes.Subtract(value, TLanes.Divide(step, TLanes.Add(second, TLanes.Create(epsilon))));
    }
}
