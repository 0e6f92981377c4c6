using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>Sends the gradients of 2x2 windows to the places that are marked.</summary>
/// <param name="layout">The geometry.</param>
internal readonly struct MaxTilesBackward<TVector, TLanes, TPairs>(TileLayout layout) : ITileStep
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
    where TPairs : IPairs<TVector>
{
    public static bool IsBackward => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(ref float image, ref float pooled, ref byte marks)
    {
        var columns = layout.Columns;
        if (layout.InPairs)
        {
            RunPair(ref image, ref pooled, ref marks);
            return;
        }

        for (var column = 0; column < columns; column = TileLayout.Next(column, columns, TLanes.Count))
        {
            var (upper, lower) = ((nuint)(2 * column), (nuint)((2 * column) + layout.Width));
            var (window, half) = ((nuint)column, (nuint)TLanes.Count);
            var (upstream, places) = Load(ref pooled, ref marks, window, window + (half / 2));
            TLanes.Store(UpperLow(upstream, places), ref image, upper);
            TLanes.Store(UpperHigh(upstream, places), ref image, upper + half);
            ClearColumnOver(ref image, 1);
            TLanes.Store(LowerLow(upstream, places), ref image, lower);
            TLanes.Store(LowerHigh(upstream, places), ref image, lower + half);
            ClearColumnOver(ref image, 2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TVector Upstream, TVector Places) Load(ref float pooled, ref byte marks, nuint lower, nuint upper) =>
        (TPairs.Load(ref pooled, lower, upper), TPairs.LoadMarks(ref marks, lower, upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector UpperLow(TVector upstream, TVector places) => TPairs.WhereMarked(
        TPairs.TwiceLower(upstream), TPairs.TwiceLower(places), TPairs.Marks(1, 2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector UpperHigh(TVector upstream, TVector places) => TPairs.WhereMarked(
        TPairs.TwiceUpper(upstream), TPairs.TwiceUpper(places), TPairs.Marks(1, 2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LowerLow(TVector upstream, TVector places) => TPairs.WhereMarked(
        TPairs.TwiceLower(upstream), TPairs.TwiceLower(places), TPairs.Marks(4, 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LowerHigh(TVector upstream, TVector places) => TPairs.WhereMarked(
        TPairs.TwiceUpper(upstream), TPairs.TwiceUpper(places), TPairs.Marks(4, 8));

    /// <summary>Two rows of windows, each image row after the one above, whose end it may overwrite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RunPair(ref float image, ref float pooled, ref byte marks)
    {
        var width = (nuint)layout.Width;
        var (upstream, places) = Load(ref pooled, ref marks, 0, (nuint)layout.PooledHalf);
        TLanes.Store(UpperLow(upstream, places), ref image, 0);
        ClearColumnOver(ref image, 1);
        TLanes.Store(LowerLow(upstream, places), ref image, width);
        ClearColumnOver(ref image, 2);
        TLanes.Store(UpperHigh(upstream, places), ref image, 2 * width);
        ClearColumnOver(ref image, 3);
        TLanes.Store(LowerHigh(upstream, places), ref image, 3 * width);
        ClearColumnOver(ref image, 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ClearColumnOver(ref float image, int rows)
    {
        if (layout.HasColumnOver)
        {
            Unsafe.Add(ref image, (rows * layout.Width) - 1) = 0;
        }
    }
}
