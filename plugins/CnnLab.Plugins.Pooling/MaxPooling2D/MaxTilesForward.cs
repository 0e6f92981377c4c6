using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>The maxima of 2x2 windows, and which of the four places they stand at.</summary>
/// <param name="layout">The geometry.</param>
/// <param name="keepMarks">Whether the places are wanted.</param>
/// <param name="all">Whether every one of equal maxima is marked, or the first, row by row.</param>
internal readonly struct MaxTilesForward<TVector, TLanes, TPairs>(TileLayout layout, bool keepMarks, bool all)
    : ITileStep
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
    where TPairs : IPairs<TVector>
{
    public static bool IsBackward => false;

    public void Run(ref float image, ref float pooled, ref byte marks, int steps)
    {
        // Copies in registers: the processor would read the fields anew after every store.
        var (width, half, windowHalf) = ((nuint)layout.Width, (nuint)layout.ImageHalf, (nuint)layout.PooledHalf);
        var (columns, vectors) = (layout.Columns, layout.InPairs ? 1 : layout.Columns);
        var (imageStep, windowStep) = (layout.ImageStep, layout.PooledStep);
        var (wanted, every) = (keepMarks, all);
        for (; steps > 0; steps--)
        {
            for (var column = 0; column < vectors; column = TileLayout.Next(column, columns, TLanes.Count))
            {
                ref var corner = ref Unsafe.Add(ref image, 2 * column);
                ref var target = ref Unsafe.Add(ref pooled, column);
                if (wanted)
                {
                    var found = Find(ref corner, ref target, width, half, windowHalf, every);
                    TPairs.StoreMarks(found, ref Unsafe.Add(ref marks, column), 0, windowHalf);
                }
                else
                {
                    Pool(ref corner, ref target, width, half, windowHalf);
                }
            }

            image = ref Unsafe.Add(ref image, imageStep);
            pooled = ref Unsafe.Add(ref pooled, windowStep);
            marks = ref Unsafe.Add(ref marks, windowStep);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pool(ref float corner, ref float target, nuint width, nuint half, nuint windowHalf)
    {
        var low = TLanes.Max(TLanes.Load(in corner, 0), TLanes.Load(in corner, width));
        var high = TLanes.Max(TLanes.Load(in corner, half), TLanes.Load(in corner, width + half));
        var maxima = TLanes.Max(TPairs.Lefts(low, high), TPairs.Rights(low, high));
        TPairs.Store(TPairs.Sort(maxima), ref target, 0, windowHalf);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Find(
        ref float corner, ref float target, nuint width, nuint half, nuint windowHalf, bool every)
    {
        var (upperLow, upperHigh) = (TLanes.Load(in corner, 0), TLanes.Load(in corner, half));
        var (lowerLow, lowerHigh) = (TLanes.Load(in corner, width), TLanes.Load(in corner, width + half));
        var (a, b) = (TPairs.Lefts(upperLow, upperHigh), TPairs.Rights(upperLow, upperHigh));
        var (c, d) = (TPairs.Lefts(lowerLow, lowerHigh), TPairs.Rights(lowerLow, lowerHigh));
        var maximum = TLanes.Max(TLanes.Max(a, c), TLanes.Max(b, d));
        TPairs.Store(TPairs.Sort(maximum), ref target, 0, windowHalf);
        return TPairs.Sort(every ? MarkAll(a, b, c, d, maximum) : MarkFirst(a, b, c, d, maximum));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector MarkFirst(TVector a, TVector b, TVector c, TVector d, TVector maximum)
    {
        var marks = TLanes.Select(TLanes.Equal(d, maximum), TPairs.Mark(8), TPairs.Mark(0));
        marks = TLanes.Select(TLanes.Equal(c, maximum), TPairs.Mark(4), marks);
        marks = TLanes.Select(TLanes.Equal(b, maximum), TPairs.Mark(2), marks);
        return TLanes.Select(TLanes.Equal(a, maximum), TPairs.Mark(1), marks);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector MarkAll(TVector a, TVector b, TVector c, TVector d, TVector maximum)
    {
        var none = TPairs.Mark(0);
        var upper = TLanes.Or(
            TLanes.Select(TLanes.Equal(a, maximum), TPairs.Mark(1), none),
            TLanes.Select(TLanes.Equal(b, maximum), TPairs.Mark(2), none));
        var lower = TLanes.Or(
            TLanes.Select(TLanes.Equal(c, maximum), TPairs.Mark(4), none),
            TLanes.Select(TLanes.Equal(d, maximum), TPairs.Mark(8), none));
        return TLanes.Or(upper, lower);
    }
}
