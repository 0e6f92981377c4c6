using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// An element drawn in proportion to its size, whose place is kept; in inference the mean with these weights. Padding
/// is the lowest number, which has no weight.
/// </summary>
internal readonly struct DrawnElementRule : IVectorRule
{
    public static bool KeepsState => true;

    public static bool Draws => true;

    public static float Padding => float.MinValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(WindowVector<TVector, TLanes> windows, ref TVector state)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (zero, positive) = (TLanes.Create(0f), TLanes.Create(0f));
        for (var i = 0; i < windows.Length; i++)
        {
            positive = TLanes.Add(positive, TLanes.Max(windows[i], zero));
        }

        var hasPositive = TLanes.Greater(positive, zero);
        var total = TLanes.Select(hasPositive, positive, windows.Count);
        var value = windows.IsTraining
            ? Draw(windows, hasPositive, TLanes.Multiply(state, total), out state)
            : TLanes.Divide(WeightedSum(windows, hasPositive), total);

        // The sum of the positive ones is NaN where an element is.
        return TLanes.Select(TLanes.Equal(positive, positive), value, positive);
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
        for (var i = 0; i < windows.Length; i++)
        {
            gradient.Add(i, TLanes.And(upstream, TLanes.Equal(state, TLanes.Create(i))));
        }
    }

    /// <summary>The first element at which the running sum of the weights exceeds the threshold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Draw<TVector, TLanes>(
        WindowVector<TVector, TLanes> windows, TVector hasPositive, TVector threshold, out TVector place)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var zero = TLanes.Create(0f);
        var (value, sum, done) = (zero, zero, zero);
        place = zero;
        for (var i = 0; i < windows.Length; i++)
        {
            var x = windows[i];
            var weight = Weight<TVector, TLanes>(x, hasPositive);
            sum = TLanes.Add(sum, weight);

            // Taken even below the threshold, which rounding may have put at the end: the last one taken counts.
            var takes = TLanes.AndNot(TLanes.Greater(weight, zero), done);
            value = TLanes.Select(takes, x, value);
            place = TLanes.Select(takes, TLanes.Create(i), place);
            done = TLanes.Or(done, TLanes.Greater(sum, threshold));
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector WeightedSum<TVector, TLanes>(WindowVector<TVector, TLanes> windows, TVector hasPositive)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var sum = TLanes.Create(0f);
        for (var i = 0; i < windows.Length; i++)
        {
            var x = windows[i];
            sum = TLanes.Add(sum, TLanes.Multiply(Weight<TVector, TLanes>(x, hasPositive), x));
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Weight<TVector, TLanes>(TVector x, TVector hasPositive)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var isElement = TLanes.And(TLanes.Create(1f), TLanes.NotEqual(x, TLanes.Create(Padding)));
        return TLanes.Select(hasPositive, TLanes.Max(x, TLanes.Create(0f)), isElement);
    }
}
