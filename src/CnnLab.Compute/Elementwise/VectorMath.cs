using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CnnLab.Compute;

/// <summary>Functions of one number that activations and poolings are made of, for vectors of any width.</summary>
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

    /// <summary>e^x for x up to 87; 0 below -87, where it is less than 1.7e-38. A NaN stays one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ExpOrZero<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.AndNot(Exp<TVector, TLanes>(x), TLanes.Greater(TLanes.Create(-87f), x));

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
    /// The natural logarithm of a number of 0 or more, to a few units in the last place; minus infinity for 0. What
    /// is smaller than the smallest normal number counts as about that.
    /// </summary>
    /// <remarks>The polynomial of Moshier's Cephes library.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        // x = 2^n (1 + f) with 1 + f between the roots of 1/2 and 2.
        var (one, n) = (TLanes.Create(1f), Exponent(x));
        var mantissa = TLanes.Or(TLanes.And(x, TLanes.Create(BitConverter.Int32BitsToSingle(0x007FFFFF))), one);
        var isLarge = TLanes.Greater(mantissa, TLanes.Create(1.41421356f));
        mantissa = TLanes.Select(isLarge, TLanes.Multiply(mantissa, TLanes.Create(0.5f)), mantissa);
        n = TLanes.Add(n, TLanes.And(one, isLarge));
        var f = TLanes.Subtract(mantissa, one);
        var square = TLanes.Multiply(f, f);
        var rest = TLanes.Multiply(LogPolynomial<TVector, TLanes>(f), TLanes.Multiply(f, square));
        rest = TLanes.MultiplyAdd(n, TLanes.Create(-2.12194440e-4f), rest);
        rest = TLanes.MultiplyAdd(square, TLanes.Create(-0.5f), rest);
        var result = TLanes.MultiplyAdd(n, TLanes.Create(0.693359375f), TLanes.Add(f, rest));
        var isZero = TLanes.Equal(x, TLanes.Create(0f));
        result = TLanes.Select(isZero, TLanes.Create(float.NegativeInfinity), result);
        var isNoNumber = TLanes.Or(TLanes.NotEqual(x, x), TLanes.Greater(x, TLanes.Create(float.MaxValue)));
        return TLanes.Select(isNoNumber, x, result);
    }

    /// <summary>x^power for x of 0 or more, and a power that is not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Power<TVector, TLanes>(TVector x, TVector power)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> => ExpOrZero<TVector, TLanes>(TLanes.Multiply(power, Log<TVector, TLanes>(x)));

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LogPolynomial<TVector, TLanes>(TVector f)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var sum = TLanes.MultiplyAdd(TLanes.Create(7.0376836292e-2f), f, TLanes.Create(-1.1514610310e-1f));
        sum = TLanes.MultiplyAdd(sum, f, TLanes.Create(1.1676998740e-1f));
        sum = TLanes.MultiplyAdd(sum, f, TLanes.Create(-1.2420140846e-1f));
        sum = TLanes.MultiplyAdd(sum, f, TLanes.Create(1.4249322787e-1f));
        sum = TLanes.MultiplyAdd(sum, f, TLanes.Create(-1.6668057665e-1f));
        sum = TLanes.MultiplyAdd(sum, f, TLanes.Create(2.0000714765e-1f));
        sum = TLanes.MultiplyAdd(sum, f, TLanes.Create(-2.4999993993e-1f));
        return TLanes.MultiplyAdd(sum, f, TLanes.Create(3.3333331174e-1f));
    }

    /// <summary>The exponent of a positive number, which only the processor's own types give.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Exponent<TVector>(TVector x)
        where TVector : unmanaged
    {
        const int Bias = 127, MantissaBits = 23;
        if (typeof(TVector) == typeof(Vector512<float>))
        {
            var bits = Unsafe.BitCast<TVector, Vector512<int>>(x);
            var exponents = (bits >>> MantissaBits) - Vector512.Create(Bias);
            return Unsafe.BitCast<Vector512<float>, TVector>(Vector512.ConvertToSingle(exponents));
        }

        if (typeof(TVector) == typeof(Vector256<float>))
        {
            var bits = Unsafe.BitCast<TVector, Vector256<int>>(x);
            var exponents = (bits >>> MantissaBits) - Vector256.Create(Bias);
            return Unsafe.BitCast<Vector256<float>, TVector>(Vector256.ConvertToSingle(exponents));
        }

        if (typeof(TVector) == typeof(Vector128<float>))
        {
            var bits = Unsafe.BitCast<TVector, Vector128<int>>(x);
            var exponents = (bits >>> MantissaBits) - Vector128.Create(Bias);
            return Unsafe.BitCast<Vector128<float>, TVector>(Vector128.ConvertToSingle(exponents));
        }

        var exponent = (Unsafe.BitCast<TVector, int>(x) >>> MantissaBits) - Bias;
        return Unsafe.BitCast<float, TVector>(exponent);
    }
}
