using System.Runtime.CompilerServices;

namespace CnnLab.Compute;

/// <summary>
/// The logistic function <c>1 / (1 + e^-x)</c>, at most 1.7 units in the last place from the exact value, but 0 below
/// -87.3, where it is less than 1.3e-38. It never falls where x rises, and a NaN stays one.
/// </summary>
public readonly struct LogisticFunction : IElementwiseFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Of<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        // 1 / (1 + 2^-n (1 - p)) = s / (s + 1 - p) with s = 2^n, which neither overflows nor loses digits where the
        // result is nearly 0. What s + 1 loses goes to p, so that only the last sum is rounded.
        var (lowest, one) = (TLanes.Create(-87.3f), TLanes.Create(1f));
        var (n, p) = Exponential.ReciprocalParts<TVector, TLanes>(
            TLanes.AtLeast(TLanes.AtMost(x, TLanes.Create(80f)), lowest));
        var s = TLanes.PowerOfTwo(n);
        var sum = TLanes.Add(s, one);
        var lost = TLanes.Subtract(s, TLanes.Subtract(sum, one));
        var isZero = TLanes.Greater(lowest, x);
        return TLanes.Divide(TLanes.AndNot(s, isZero), TLanes.Add(sum, TLanes.Subtract(lost, p)));
    }
}
