using System.Runtime.CompilerServices;

namespace CnnLab.Compute;

/// <summary>Functions of one number that activations are made of, for vectors of any width.</summary>
public static class VectorMath
{
    /// <summary>|x|.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Absolute<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> => TLanes.AndNot(x, TLanes.Create(-0f));

    /// <summary>1 / (1 + e^-x): see <see cref="LogisticFunction"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Logistic<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> => default(LogisticFunction).Of<TVector, TLanes>(x);

    /// <summary>e^x for x up to 87; below -87 that of -87, which is 1.6e-38. A NaN stays one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (power, p) = Parts<TVector, TLanes>(x);
        return TLanes.MultiplyAdd(power, p, power);
    }

    /// <summary>e^x - 1 for x up to 87, without a loss of digits near 0. A NaN stays one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ExpMinusOne<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (power, p) = Parts<TVector, TLanes>(x);
        return TLanes.MultiplyAdd(power, p, TLanes.Subtract(power, TLanes.Create(1f)));
    }

    /// <summary>
    /// log(1 + x) for x from 0 to 1, from the series of the inverse hyperbolic tangent, <c>2 (s + s^3/3 + s^5/5 + ...)
    /// </c> with <c>s = x / (2 + x)</c>, which is at most a third.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector LogOnePlus<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var s = TLanes.Divide(x, TLanes.Add(TLanes.Create(2f), x));
        var square = TLanes.Multiply(s, s);
        var sum = TLanes.Create(2f / 15);
        sum = TLanes.MultiplyAdd(sum, square, TLanes.Create(2f / 13));
        sum = TLanes.MultiplyAdd(sum, square, TLanes.Create(2f / 11));
        sum = TLanes.MultiplyAdd(sum, square, TLanes.Create(2f / 9));
        sum = TLanes.MultiplyAdd(sum, square, TLanes.Create(2f / 7));
        sum = TLanes.MultiplyAdd(sum, square, TLanes.Create(2f / 5));
        sum = TLanes.MultiplyAdd(sum, square, TLanes.Create(2f / 3));
        return TLanes.MultiplyAdd(TLanes.Multiply(sum, square), s, TLanes.Add(s, s));
    }

    /// <summary>
    /// The complementary error function of x from 0 on, off by less than 2e-6 of it: the Chebyshev fit of Press and
    /// others, "Numerical Recipes" (1992), chapter 6.2.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ErrorComplement<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var t = TLanes.Divide(TLanes.Create(1f), TLanes.MultiplyAdd(x, TLanes.Create(0.5f), TLanes.Create(1f)));
        var p = TLanes.Create(0.17087277f);
        p = TLanes.MultiplyAdd(p, t, TLanes.Create(-0.82215223f));
        p = TLanes.MultiplyAdd(p, t, TLanes.Create(1.48851587f));
        p = TLanes.MultiplyAdd(p, t, TLanes.Create(-1.13520398f));
        p = TLanes.MultiplyAdd(p, t, TLanes.Create(0.27886807f));
        p = TLanes.MultiplyAdd(p, t, TLanes.Create(-0.18628806f));
        p = TLanes.MultiplyAdd(p, t, TLanes.Create(0.09678418f));
        p = TLanes.MultiplyAdd(p, t, TLanes.Create(0.37409196f));
        p = TLanes.MultiplyAdd(p, t, TLanes.Create(1.00002368f));
        p = TLanes.MultiplyAdd(p, t, TLanes.Create(-1.26551223f));
        return TLanes.Multiply(t, Exp<TVector, TLanes>(TLanes.Subtract(p, TLanes.Multiply(x, x))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TVector Power, TVector P) Parts<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (n, p) = Exponential.Parts<TVector, TLanes>(
            TLanes.AtLeast(TLanes.AtMost(x, TLanes.Create(87f)), TLanes.Create(-87f)));
        return (TLanes.PowerOfTwo(n), p);
    }
}
