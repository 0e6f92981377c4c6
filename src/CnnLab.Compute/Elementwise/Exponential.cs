using System.Runtime.CompilerServices;

namespace CnnLab.Compute;

/// <summary>
/// The exponential function in parts, <c>e^x = 2^n (1 + p)</c>, for those who round the sum only when they must. The
/// reduction is that of Cody and Waite ("Software Manual for the Elementary Functions", 1980) with the constants of
/// Moshier's Cephes library; the polynomial is a minimax fit of <c>(e^r - 1 - r) / r^2</c> for |r| up to half the
/// logarithm of 2, which is off by 3.1e-9 of e^r.
/// </summary>
internal static class Exponential
{
    /// <summary>e^x for |x| up to 88: a whole number n, and p between -0.3 and 0.42.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector N, TVector P) Parts<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (n, r) = Reduce<TVector, TLanes>(x);
        var square = TLanes.Multiply(r, r);
        return (n, TLanes.MultiplyAdd(Polynomial<TVector, TLanes>(r, square, 1), square, r));
    }

    /// <summary>e^-x for |x| up to 88, as <c>2^-n (1 - p)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector N, TVector P) ReciprocalParts<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (n, r) = Reduce<TVector, TLanes>(x);
        var square = TLanes.Multiply(r, r);
        return (n, TLanes.MultiplyAdd(Polynomial<TVector, TLanes>(r, square, -1), square, r));
    }

    /// <summary>A whole number n, and <c>r = x - n log 2</c>, at most half the logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TVector N, TVector R) Reduce<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        // Adding and subtracting 1.5 * 2^23 rounds to a whole number. The logarithm of 2 is the sum of two numbers, of
        // which the first has so few digits that n times it is exact.
        var shift = TLanes.Create(12582912f);
        var n = TLanes.Subtract(TLanes.MultiplyAdd(x, TLanes.Create(1.44269504f), shift), shift);
        var r = TLanes.MultiplyAdd(n, TLanes.Create(-0.693359375f), x);
        return (n, TLanes.MultiplyAdd(n, TLanes.Create(2.12194440e-4f), r));
    }

    /// <summary>
    /// <c>(e^r - 1 - r) / r^2</c>, or, with the sign -1, minus that of -r; in the order of Estrin, whose chains are
    /// short.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Polynomial<TVector, TLanes>(TVector r, TVector square, float sign)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var low = TLanes.MultiplyAdd(TLanes.Create(1.66665204e-1f), r, TLanes.Create(sign * 4.99999934e-1f));
        var middle = TLanes.MultiplyAdd(TLanes.Create(8.36874518e-3f), r, TLanes.Create(sign * 4.16683908e-2f));
        var high = TLanes.MultiplyAdd(TLanes.Create(sign * 1.38145393e-3f), square, middle);
        return TLanes.MultiplyAdd(high, square, low);
    }
}
