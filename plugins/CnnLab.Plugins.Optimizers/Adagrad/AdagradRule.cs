using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>The step of <see cref="AdagradOptimizer"/>.</summary>
internal readonly struct AdagradRule(float rate, float initial, float epsilon, float decay) : IUpdateRule
{
    public static int Slots => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<TVector, TLanes>(ref TVector value, TVector gradient, ref TVector first, ref TVector second)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        gradient = TLanes.Add(gradient, TLanes.Multiply(TLanes.Create(decay), value));
        first = TLanes.Add(first, TLanes.Multiply(gradient, gradient));
        var root = TLanes.SquareRoot(TLanes.Add(first, TLanes.Create(initial)));
        var step = TLanes.Multiply(TLanes.Create(rate), gradient);
        value = TLanes.Subtract(value, TLanes.Divide(step, TLanes.Add(root, TLanes.Create(epsilon))));
    }
}
