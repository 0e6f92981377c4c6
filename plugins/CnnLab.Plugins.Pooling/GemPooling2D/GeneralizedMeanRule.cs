using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>The generalized mean, with parameter 0 added to the exponent at the start.</summary>
internal readonly struct GeneralizedMeanRule(float start, float epsilon) : IVectorRule
{
    public static bool KeepsState => false;

    public static bool Draws => false;

    public static float Padding => Presence.Padding;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(WindowVector<TVector, TLanes> windows, ref TVector state)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (largest, exponent) = (Largest(windows), Exponent(windows));
        var mean = TLanes.Divide(Sum(windows, largest, exponent), windows.Count);
        var logarithm = TLanes.Divide(VectorMath.Log<TVector, TLanes>(mean), exponent);
        return TLanes.Multiply(largest, VectorMath.ExpOrZero<TVector, TLanes>(logarithm));
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
        var (largest, exponent, lowest) = (Largest(windows), Exponent(windows), TLanes.Create(epsilon));
        var sum = TLanes.Multiply(
            windows.Count, VectorMath.Power<TVector, TLanes>(TLanes.Divide(value, largest), exponent));
        var share = TLanes.Divide(TLanes.Multiply(upstream, value), sum);
        var logarithms = TLanes.Create(0f);
        for (var i = 0; i < windows.Length; i++)
        {
            // dy/dx = (x / y)^(p - 1) / n = y r^p / (S x), S the sum of r^p, r the share of the largest.
            var x = windows[i];
            var (power, logarithm) = Power<TVector, TLanes>(x, largest, exponent);
            var ofElement = TLanes.Divide(TLanes.Multiply(share, power), x);
            gradient.Add(i, TLanes.And(ofElement, TLanes.Greater(x, lowest)));
            logarithms = TLanes.Add(logarithms, TLanes.Multiply(power, logarithm));
        }

        // d log y / dp = T / (p S) - log(S / n) / p^2 with T = sum r^p log r.
        var mean = TLanes.Divide(sum, windows.Count);
        var ofMean = TLanes.Divide(VectorMath.Log<TVector, TLanes>(mean), exponent);
        var derivative = TLanes.Divide(TLanes.Subtract(TLanes.Divide(logarithms, sum), ofMean), exponent);
        gradient.AddParameter(0, TLanes.Multiply(TLanes.Multiply(upstream, value), derivative));
    }

    private TVector Exponent<TVector, TLanes>(WindowVector<TVector, TLanes> windows)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> => TLanes.Add(TLanes.Create(start), windows.Parameter(0));

    private TVector Largest<TVector, TLanes>(WindowVector<TVector, TLanes> windows)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> => TLanes.AtLeast(WindowMaximum.Of(windows), TLanes.Create(epsilon));

    /// <summary>The sum of <c>r^p</c> for the values' shares r of the largest.</summary>
    private TVector Sum<TVector, TLanes>(
        WindowVector<TVector, TLanes> windows, TVector largest, TVector exponent)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var sum = TLanes.Create(0f);
        for (var i = 0; i < windows.Length; i++)
        {
            sum = TLanes.Add(sum, Power<TVector, TLanes>(windows[i], largest, exponent).Power);
        }

        return sum;
    }

    /// <summary>The power of a value's share of the largest, 0 for padding, and the share's logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (TVector Power, TVector Logarithm) Power<TVector, TLanes>(TVector x, TVector largest, TVector exponent)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var share = TLanes.Divide(TLanes.AtLeast(x, TLanes.Create(epsilon)), largest);
        var logarithm = VectorMath.Log<TVector, TLanes>(share);
        var power = VectorMath.ExpOrZero<TVector, TLanes>(TLanes.Multiply(exponent, logarithm));
        return (TLanes.And(power, Presence.Of<TVector, TLanes>(x)), logarithm);
    }
}
