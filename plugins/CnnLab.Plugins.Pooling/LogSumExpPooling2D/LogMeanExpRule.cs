using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>The logarithm of the mean exponential. Padding is minus infinity, whose exponential is 0.</summary>
internal readonly struct LogMeanExpRule(float r) : IVectorRule
{
    public static bool KeepsState => false;

    public static bool Draws => false;

    public static float Padding => float.NegativeInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(WindowVector<TVector, TLanes> windows, ref TVector state)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (maximum, rate, sum) = (WindowMaximum.Of(windows), TLanes.Create(r), TLanes.Create(0f));
        for (var i = 0; i < windows.Length; i++)
        {
            var exponent = TLanes.Multiply(rate, TLanes.Subtract(windows[i], maximum));
            sum = TLanes.Add(sum, VectorMath.ExpOrZero<TVector, TLanes>(exponent));
        }

        var logarithm = VectorMath.Log<TVector, TLanes>(TLanes.Divide(sum, windows.Count));
        return TLanes.Add(maximum, TLanes.Divide(logarithm, rate));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Gradient<TVector, TLanes>(
        WindowVector<TVector, TLanes> windows,
        TVector value,
        TVector state,
        TVector upstream,
        GradientVector<TVector, TLanes> gradient)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (rate, share) = (TLanes.Create(r), TLanes.Divide(upstream, windows.Count));
        for (var i = 0; i < windows.Length; i++)
        {
            var exponent = TLanes.Multiply(rate, TLanes.Subtract(windows[i], value));
            gradient.Add(i, TLanes.Multiply(share, VectorMath.ExpOrZero<TVector, TLanes>(exponent)));
        }
    }
}
