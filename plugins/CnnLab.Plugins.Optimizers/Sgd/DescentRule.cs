using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>Gradient descent: <c>w -= rate (g + decay w)</c>.</summary>
internal readonly struct DescentRule(float rate, float decay) : IUpdateRule
{
    public static int Slots => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<TVector, TLanes>(ref TVector value, TVector gradient, ref TVector first, ref TVector second)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        gradient = TLanes.Add(gradient, TLanes.Multiply(TLanes.Create(decay), value));
        value = TLanes.Subtract(value, TLanes.Multiply(TLanes.Create(rate), gradient));
    }
}
