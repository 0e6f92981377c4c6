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

    public void Run(ref float image, ref float pooled, ref byte marks, int steps)
    {
        // Copies in registers: the processor would read the fields anew after every store.
        var (width, half, windowHalf) = ((nuint)layout.Width, (nuint)layout.ImageHalf, (nuint)layout.PooledHalf);
        var (columns, vectors) = (layout.Columns, layout.InPairs ? 1 : layout.Columns);
        var (imageStep, windowStep) = (layout.ImageStep, layout.PooledStep);
        var (inPairs, rowsToClear) = (layout.InPairs, layout.HasColumnOver ? 2 * layout.RowsAtOnce : 0);
        for (; steps > 0; steps--)
        {
            for (var column = 0; column < vectors; column = TileLayout.Next(column, columns, TLanes.Count))
            {
                ref var corner = ref Unsafe.Add(ref image, 2 * column);
                var upstream = TPairs.Load(ref Unsafe.Add(ref pooled, column), 0, windowHalf);
                var shares = TLanes.Multiply(upstream, TLanes.Create(0.25f));
                var (low, high) = (TPairs.TwiceLower(shares), TPairs.TwiceUpper(shares));
                TileRows.Store<TVector, TLanes>(ref corner, width, half, inPairs, low, high, low, high);
            }

            TileRows.ClearLastColumn(ref image, width, rowsToClear);
            image = ref Unsafe.Add(ref image, imageStep);
            pooled = ref Unsafe.Add(ref pooled, windowStep);
        }
    }
}
