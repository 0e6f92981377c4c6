using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>The step of <see cref="RmsPropOptimizer"/>.</summary>
internal readonly struct RmsPropRule(float rate, float rho, float momentum, float epsilon, float decay) : IUpdateRule
{
    public static int Slots => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<TVector, TLanes>(ref TVector value, TVector gradient, ref TVector first, ref TVector second)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        gradient = TLanes.Add(gradient, TLanes.Multiply(TLanes.Create(decay), value));
        var surplus = TLanes.Subtract(TLanes.Multiply(gradient, gradient), first);
        first = TLanes.Add(first, TLanes.Multiply(TLanes.Create(1 - rho), surplus));
        var scaled = TLanes.Divide(gradient, TLanes.Add(TLanes.SquareRoot(first), TLanes.Create(epsilon)));
        second = TLanes.Add(TLanes.Multiply(TLanes.Create(momentum), second), scaled);
        value = TLanes.Subtract(value, TLanes.Multiply(TLanes.Create(rate), second));
    }
}
