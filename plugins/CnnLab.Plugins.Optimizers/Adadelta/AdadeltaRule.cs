using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>The step of <see cref="AdadeltaOptimizer"/>.</summary>
internal readonly struct AdadeltaRule(float rate, float rho, float epsilon, float decay) : IUpdateRule
{
    public static int Slots => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<TVector, TLanes>(ref TVector value, TVector gradient, ref TVector first, ref TVector second)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (gain, offset) = (TLanes.Create(1 - rho), TLanes.Create(epsilon));
        gradient = TLanes.Add(gradient, TLanes.Multiply(TLanes.Create(decay), value));
        first = TLanes.Add(first, TLanes.Multiply(gain, TLanes.Subtract(TLanes.Multiply(gradient, gradient), first)));
        var ratio = TLanes.Divide(TLanes.Add(second, offset), TLanes.Add(first, offset));
        var step = TLanes.Multiply(TLanes.SquareRoot(ratio), gradient);
        second = TLanes.Add(second, TLanes.Multiply(gain, TLanes.Subtract(TLanes.Multiply(step, step), second)));
        value = TLanes.Subtract(value, TLanes.Multiply(TLanes.Create(rate), step));
    }
}
