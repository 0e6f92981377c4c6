using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>Sends a quarter of the gradient of each 2x2 window to all of its places.</summary>
/// <param name="layout">The geometry.</param>
internal readonly struct AverageTilesBackward<TVector, TLanes, TPairs>(TileLayout layout) : ITileStep
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
            RunPair(ref image, ref pooled);
            return;
        }

        for (var column = 0; column < columns; column = TileLayout.Next(column, columns, TLanes.Count))
        {
            var (upper, lower) = ((nuint)(2 * column), (nuint)((2 * column) + layout.Width));
            var (window, half) = ((nuint)column, (nuint)TLanes.Count);
            var (low, high) = LoadShares(ref pooled, window, window + (half / 2));
            TLanes.Store(low, ref image, upper);
            TLanes.Store(high, ref image, upper + half);
            ClearColumnOver(ref image, 1);
            TLanes.Store(low, ref image, lower);
            TLanes.Store(high, ref image, lower + half);
            ClearColumnOver(ref image, 2);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TVector Low, TVector High) LoadShares(ref float pooled, nuint lower, nuint upper)
    {
        var shares = TLanes.Multiply(TPairs.Load(ref pooled, lower, upper), TLanes.Create(0.25f));
        return (TPairs.TwiceLower(shares), TPairs.TwiceUpper(shares));
    }

    /// <summary>Two rows of windows, each image row after the one above, whose end it may overwrite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RunPair(ref float image, ref float pooled)
    {
        var width = (nuint)layout.Width;
        var (low, high) = LoadShares(ref pooled, 0, (nuint)layout.PooledHalf);
        TLanes.Store(low, ref image, 0);
        ClearColumnOver(ref image, 1);
        TLanes.Store(low, ref image, width);
        ClearColumnOver(ref image, 2);
        TLanes.Store(high, ref image, 2 * width);
        ClearColumnOver(ref image, 3);
        TLanes.Store(high, ref image, 3 * width);
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
