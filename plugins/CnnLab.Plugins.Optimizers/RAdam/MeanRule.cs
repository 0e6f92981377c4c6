using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>A step along the mean gradient, while the mean of its square is collected.</summary>
internal readonly struct MeanRule(float rate, float meanGain, float squareGain) : IUpdateRule
{
    public static int Slots => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<TVector, TLanes>(ref TVector value, TVector gradient, ref TVector first, ref TVector second)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        first = TLanes.Add(first, TLanes.Multiply(TLanes.Create(meanGain), TLanes.Subtract(gradient, first)));
        var surplus = TLanes.Subtract(TLanes.Multiply(gradient, gradient), second);
        second = TLanes.Add(second, TLanes.Multiply(TLanes.Create(squareGain), surplus));
        value = TLanes.Subtract(value, TLanes.Multiply(TLanes.Create(rate), first));
    }
}
