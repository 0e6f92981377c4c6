using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>The exponential function and the logarithm of a vector of any width, and what is made of them.</summary>
internal static class VectorFunctions
{
    /// <summary>
    /// <c>e^x</c> for x up to 88, to a few units in the last place; 0 below -87.3, where it is less than 1.3e-38.
    /// </summary>
    /// <remarks>
    /// The reduction of Cody and Waite ("Software Manual for the Elementary Functions", 1980) with the constants and
    /// the polynomial of Moshier's Cephes library.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        // Adding and subtracting 1.5 * 2^23 rounds to a whole number. The logarithm of 2 is the sum of two numbers, of
        // which the first has so few digits that n times it is exact.
        var (lowest, shift) = (TLanes.Create(-87.3f), TLanes.Create(12582912f));
        var bounded = TLanes.AtLeast(TLanes.AtMost(x, TLanes.Create(88f)), lowest);
        var n = TLanes.Subtract(TLanes.MultiplyAdd(bounded, TLanes.Create(1.44269504f), shift), shift);
        var r = TLanes.MultiplyAdd(n, TLanes.Create(-0.693359375f), bounded);
        r = TLanes.MultiplyAdd(n, TLanes.Create(2.12194440e-4f), r);
        var polynomial = TLanes.MultiplyAdd(TLanes.Create(1.9875691500e-4f), r, TLanes.Create(1.3981999507e-3f));
        polynomial = TLanes.MultiplyAdd(polynomial, r, TLanes.Create(8.3334519073e-3f));
        polynomial = TLanes.MultiplyAdd(polynomial, r, TLanes.Create(4.1665795894e-2f));
        polynomial = TLanes.MultiplyAdd(polynomial, r, TLanes.Create(1.6666665459e-1f));
        polynomial = TLanes.MultiplyAdd(polynomial, r, TLanes.Create(5.0000001201e-1f));
        var rest = TLanes.MultiplyAdd(polynomial, TLanes.Multiply(r, r), r);
        var power = TLanes.PowerOfTwo(n);
        return TLanes.AndNot(TLanes.MultiplyAdd(power, rest, power), TLanes.Greater(lowest, x));
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

    /// <summary><c>x^power</c> for x of 0 or more, and a power that is not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Power<TVector, TLanes>(TVector x, TVector power)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> => Exp<TVector, TLanes>(TLanes.Multiply(power, Log<TVector, TLanes>(x)));

    /// <summary><c>|x|</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Abs<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> => TLanes.AndNot(x, TLanes.Create(-0f));

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
