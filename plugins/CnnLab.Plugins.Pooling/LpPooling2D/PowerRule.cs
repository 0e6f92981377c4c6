using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>The p-norm, or the power average. Padding is 0, whose powers add nothing.</summary>
internal readonly struct PowerRule(float p, bool isMean) : IVectorRule
{
    public static bool KeepsState => false;

    public static bool Draws => false;

    public static float Padding => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(WindowVector<TVector, TLanes> windows, ref TVector state)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (largest, sum) = p switch
        {
            1 => (TLanes.Create(1f), Sum(windows)),
            2 => (TLanes.Create(1f), SumOfSquares(windows)),
            _ => SumOfPowers(windows),
        };
        if (isMean)
        {
            sum = TLanes.Divide(sum, windows.Count);
        }

        return p switch
        {
            1 => sum,
            2 => TLanes.SquareRoot(sum),
            _ => TLanes.Multiply(largest, VectorMath.Power<TVector, TLanes>(sum, TLanes.Create(1 / p))),
        };
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
        var (zero, signBit) = (TLanes.Create(0f), TLanes.Create(-0f));
        var share = isMean ? TLanes.Divide(upstream, windows.Count) : upstream;
        var divisor = TLanes.Select(TLanes.Equal(value, zero), TLanes.Create(1f), value);
        for (var i = 0; i < windows.Length; i++)
        {
            var x = windows[i];
            var power = p == 1
                ? TLanes.Create(1f)
                : PowerBelow<TVector, TLanes>(TLanes.Divide(VectorMath.Absolute<TVector, TLanes>(x), divisor));
            var signed = TLanes.Or(power, TLanes.And(x, signBit));
            gradient.Add(i, TLanes.And(TLanes.Multiply(share, signed), TLanes.NotEqual(x, zero)));
        }
    }

    /// <summary><c>x^exponent</c>, by products where it is a small whole number, which is far cheaper.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Power<TVector, TLanes>(TVector x, float exponent)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        const int LargestProduct = 8;
        var factors = (int)exponent;
        if (factors != exponent || factors > LargestProduct)
        {
            return VectorMath.Power<TVector, TLanes>(x, TLanes.Create(exponent));
        }

        var power = x;
        for (; factors > 1; factors--)
        {
            power = TLanes.Multiply(power, x);
        }

        return power;
    }

    /// <summary><c>ratio^(p-1)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TVector PowerBelow<TVector, TLanes>(TVector ratio)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        p == 2 ? ratio : Power<TVector, TLanes>(ratio, p - 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Sum<TVector, TLanes>(WindowVector<TVector, TLanes> windows)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var sum = TLanes.Create(0f);
        for (var i = 0; i < windows.Length; i++)
        {
            sum = TLanes.Add(sum, VectorMath.Absolute<TVector, TLanes>(windows[i]));
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SumOfSquares<TVector, TLanes>(WindowVector<TVector, TLanes> windows)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var sum = TLanes.Create(0f);
        for (var i = 0; i < windows.Length; i++)
        {
            var x = windows[i];
            sum = TLanes.Add(sum, TLanes.Multiply(x, x));
        }

        return sum;
    }

    /// <summary>The largest absolute value, or 1 for 0, and the sum of the powers of the others' share of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (TVector Largest, TVector Sum) SumOfPowers<TVector, TLanes>(WindowVector<TVector, TLanes> windows)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var zero = TLanes.Create(0f);
        var largest = zero;
        for (var i = 0; i < windows.Length; i++)
        {
            largest = TLanes.Max(largest, VectorMath.Absolute<TVector, TLanes>(windows[i]));
        }

        largest = TLanes.Select(TLanes.Equal(largest, zero), TLanes.Create(1f), largest);
        var sum = zero;
        for (var i = 0; i < windows.Length; i++)
        {
            var share = TLanes.Divide(VectorMath.Absolute<TVector, TLanes>(windows[i]), largest);
            sum = TLanes.Add(sum, Power<TVector, TLanes>(share, p));
        }

        return (largest, sum);
    }
}
