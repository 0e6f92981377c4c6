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
                var places = TPairs.LoadMarks(ref Unsafe.Add(ref marks, column), 0, windowHalf);
                var (low, high) = (TPairs.TwiceLower(upstream), TPairs.TwiceUpper(upstream));
                var (lowPlaces, highPlaces) = (TPairs.TwiceLower(places), TPairs.TwiceUpper(places));
                var (upper, lower) = (TPairs.Marks(1, 2), TPairs.Marks(4, 8));
                TileRows.Store<TVector, TLanes>(
                    ref corner,
                    width,
                    half,
                    inPairs,
                    TPairs.WhereMarked(low, lowPlaces, upper),
                    TPairs.WhereMarked(high, highPlaces, upper),
                    TPairs.WhereMarked(low, lowPlaces, lower),
                    TPairs.WhereMarked(high, highPlaces, lower));
            }

            TileRows.ClearLastColumn(ref image, width, rowsToClear);
            image = ref Unsafe.Add(ref image, imageStep);
            pooled = ref Unsafe.Add(ref pooled, windowStep);
            marks = ref Unsafe.Add(ref marks, windowStep);
        }
    }
}
