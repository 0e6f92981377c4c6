using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>The maxima of 2x2 windows, and which of the four places they stand at.</summary>
/// <param name="layout">The geometry.</param>
/// <param name="keepMarks">Whether the places are wanted.</param>
/// <param name="all">Whether every one of equal maxima is marked, or the first, row by row.</param>
internal readonly struct MaxTilesForward<TVector, TLanes, TPairs>(TileLayout layout, bool keepMarks, bool all) : ITileStep
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
    where TPairs : IPairs<TVector>
{
    public static bool IsBackward => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(ref float image, ref float pooled, ref byte marks)
    {
        var columns = layout.Columns;
        if (layout.InPairs)
        {
            RunVector(ref image, ref pooled, ref marks, 0);
            return;
        }

        for (var column = 0; column < columns; column = TileLayout.Next(column, columns, TLanes.Count))
        {
            RunVector(ref image, ref pooled, ref marks, column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RunVector(ref float image, ref float pooled, ref byte marks, int column)
    {
        var (upper, lower) = ((nuint)(2 * column), (nuint)((2 * column) + layout.Width));
        var (half, window) = ((nuint)layout.ImageHalf, (nuint)column);
        var windowHalf = window + (nuint)layout.PooledHalf;
        var (upperLow, upperHigh) = (TLanes.Load(in image, upper), TLanes.Load(in image, upper + half));
        var (lowerLow, lowerHigh) = (TLanes.Load(in image, lower), TLanes.Load(in image, lower + half));
        if (!keepMarks)
        {
            var (low, high) = (TLanes.Max(upperLow, lowerLow), TLanes.Max(upperHigh, lowerHigh));
            var maxima = TLanes.Max(TPairs.Lefts(low, high), TPairs.Rights(low, high));
            TPairs.Store(TPairs.Sort(maxima), ref pooled, window, windowHalf);
            return;
        }

        var (a, b) = (TPairs.Lefts(upperLow, upperHigh), TPairs.Rights(upperLow, upperHigh));
        var (c, d) = (TPairs.Lefts(lowerLow, lowerHigh), TPairs.Rights(lowerLow, lowerHigh));
        var maximum = TLanes.Max(TLanes.Max(a, c), TLanes.Max(b, d));
        TPairs.Store(TPairs.Sort(maximum), ref pooled, window, windowHalf);
        var found = all ? MarkAll(a, b, c, d, maximum) : MarkFirst(a, b, c, d, maximum);
        TPairs.StoreMarks(TPairs.Sort(found), ref marks, window, windowHalf);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector MarkFirst(TVector a, TVector b, TVector c, TVector d, TVector maximum)
    {
        var marks = TLanes.And(TLanes.Equal(d, maximum), TPairs.Mark(8));
        marks = TLanes.Select(TLanes.Equal(c, maximum), TPairs.Mark(4), marks);
        marks = TLanes.Select(TLanes.Equal(b, maximum), TPairs.Mark(2), marks);
        return TLanes.Select(TLanes.Equal(a, maximum), TPairs.Mark(1), marks);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector MarkAll(TVector a, TVector b, TVector c, TVector d, TVector maximum)
    {
        var upper = TLanes.Or(
            TLanes.And(TLanes.Equal(a, maximum), TPairs.Mark(1)), TLanes.And(TLanes.Equal(b, maximum), TPairs.Mark(2)));
        var lower = TLanes.Or(
            TLanes.And(TLanes.Equal(c, maximum), TPairs.Mark(4)), TLanes.And(TLanes.Equal(d, maximum), TPairs.Mark(8)));
        return TLanes.Or(upper, lower);
    }
}
