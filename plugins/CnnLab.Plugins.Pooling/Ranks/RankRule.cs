using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// A sum of a window's elements, weighted by their ranks. Ranks are counted, each element against each other, which
/// vectors do without a branch; of equal elements the first, row by row, ranks higher. Padding is the lowest number.
/// </summary>
internal readonly struct RankRule<TWeights>(TWeights weights) : IVectorRule
    where TWeights : struct, IRankWeights
{
    public static bool KeepsState => TWeights.Draws;

    public static bool Draws => TWeights.Draws;

    public static float Padding => float.MinValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(WindowVector<TVector, TLanes> windows, ref TVector state)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var zero = TLanes.Create(0f);
        var prepared = weights.Prepare<TVector, TLanes>(windows.Count, state, windows.IsTraining);
        var (sum, notNumbers) = (zero, zero);
        for (var i = 0; i < windows.Length; i++)
        {
            var x = windows[i];
            var weight = weights.Of<TVector, TLanes>(Rank(windows, i), windows.Count, prepared, windows.IsTraining);
            var counts = TLanes.NotEqual(weight, zero);
            sum = TLanes.Add(sum, TLanes.And(TLanes.Multiply(weight, x), counts));
            notNumbers = TLanes.Or(notNumbers, TLanes.NotEqual(x, x));
        }

        return TLanes.Select(TLanes.Equal(notNumbers, zero), sum, TLanes.Create(float.NaN));
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
        var prepared = weights.Prepare<TVector, TLanes>(windows.Count, state, windows.IsTraining);
        for (var i = 0; i < windows.Length; i++)
        {
            var weight = weights.Of<TVector, TLanes>(Rank(windows, i), windows.Count, prepared, windows.IsTraining);
            gradient.Add(i, TLanes.Multiply(upstream, weight));
        }
    }

    /// <summary>How many elements of each window rank higher than one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Rank<TVector, TLanes>(WindowVector<TVector, TLanes> windows, int element)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (x, one, rank) = (windows[element], TLanes.Create(1f), TLanes.Create(0f));
        for (var i = 0; i < element; i++)
        {
            rank = TLanes.Add(rank, TLanes.AndNot(one, TLanes.Greater(x, windows[i])));
        }

        for (var i = element + 1; i < windows.Length; i++)
        {
            rank = TLanes.Add(rank, TLanes.And(one, TLanes.Greater(windows[i], x)));
        }

        return rank;
    }
}
