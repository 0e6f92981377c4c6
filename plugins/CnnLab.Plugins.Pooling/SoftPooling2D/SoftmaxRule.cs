using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>The mean weighted by the softmax. Padding is the lowest number, whose weight is 0.</summary>
internal readonly struct SoftmaxRule : IVectorRule
{
    public static bool KeepsState => false;

    public static bool Draws => false;

    public static float Padding => float.MinValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(WindowVector<TVector, TLanes> windows, ref TVector state)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var maximum = WindowMaximum.Of(windows);
        var (weights, sum) = (TLanes.Create(0f), TLanes.Create(0f));
        for (var i = 0; i < windows.Length; i++)
        {
            var x = windows[i];
            var weight = VectorMath.ExpOrZero<TVector, TLanes>(TLanes.Subtract(x, maximum));
            weights = TLanes.Add(weights, weight);
            sum = TLanes.Add(sum, TLanes.Multiply(weight, x));
        }

        return TLanes.Divide(sum, weights);
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
        var maximum = WindowMaximum.Of(windows);
        var (weights, one) = (TLanes.Create(0f), TLanes.Create(1f));
        for (var i = 0; i < windows.Length; i++)
        {
            weights = TLanes.Add(weights, VectorMath.ExpOrZero<TVector, TLanes>(TLanes.Subtract(windows[i], maximum)));
        }

        var share = TLanes.Divide(upstream, weights);
        for (var i = 0; i < windows.Length; i++)
        {
            var x = windows[i];
            var weight = TLanes.Multiply(share, VectorMath.ExpOrZero<TVector, TLanes>(TLanes.Subtract(x, maximum)));
            gradient.Add(i, TLanes.Multiply(weight, TLanes.Add(one, TLanes.Subtract(x, value))));
        }
    }
}
