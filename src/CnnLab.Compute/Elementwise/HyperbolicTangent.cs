using System.Runtime.CompilerServices;

namespace CnnLab.Compute;

/// <summary>
/// The hyperbolic tangent, at most 1.2 units in the last place from the exact value. It is odd, never falls where x
/// rises, is 1 from 9.02 on, and a NaN stays one.
/// </summary>
/// <remarks>
/// Below 0.625 the polynomial of Moshier's Cephes library (<c>tanhf</c>, 1989), above it <c>1 - 2 / (e^2x + 1)</c>, in
/// which the errors of the exponential become small.
/// </remarks>
public readonly struct HyperbolicTangent : IElementwiseFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Of<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var minusZero = TLanes.Create(-0f);
        var size = TLanes.AndNot(x, minusZero);
        var isSmall = TLanes.Greater(TLanes.Create(0.625f), size);
        var value = TLanes.Select(isSmall, OfSmall<TVector, TLanes>(size), OfLarge<TVector, TLanes>(size));
        return TLanes.Or(value, TLanes.And(x, minusZero));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector OfSmall<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var square = TLanes.Multiply(x, x);
        var p = TLanes.Create(-5.70498872745e-3f);
        p = TLanes.MultiplyAdd(p, square, TLanes.Create(2.06390887954e-2f));
        p = TLanes.MultiplyAdd(p, square, TLanes.Create(-5.37397155531e-2f));
        p = TLanes.MultiplyAdd(p, square, TLanes.Create(1.33314422036e-1f));
        p = TLanes.MultiplyAdd(p, square, TLanes.Create(-3.33332819422e-1f));
        return TLanes.MultiplyAdd(TLanes.Multiply(p, square), x, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector OfLarge<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var one = TLanes.Create(1f);
        var (n, p) = Exponential.Parts<TVector, TLanes>(TLanes.AtMost(TLanes.Add(x, x), TLanes.Create(20f)));
        var power = TLanes.PowerOfTwo(n);
        var sum = TLanes.MultiplyAdd(power, p, TLanes.Add(power, one));
        return TLanes.Subtract(one, TLanes.Divide(TLanes.Create(2f), sum));
    }
}
