using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>The means of 2x2 windows.</summary>
/// <param name="layout">The geometry.</param>
internal readonly struct AverageTilesForward<TVector, TLanes, TPairs>(TileLayout layout) : ITileStep
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
        for (; steps > 0; steps--)
        {
            for (var column = 0; column < vectors; column = TileLayout.Next(column, columns, TLanes.Count))
            {
                ref var corner = ref Unsafe.Add(ref image, 2 * column);
                var low = TLanes.Add(TLanes.Load(in corner, 0), TLanes.Load(in corner, width));
                var high = TLanes.Add(TLanes.Load(in corner, half), TLanes.Load(in corner, width + half));
                var sums = TPairs.Sort(TLanes.Add(TPairs.Lefts(low, high), TPairs.Rights(low, high)));
                var means = TLanes.Multiply(sums, TLanes.Create(0.25f));
                TPairs.Store(means, ref Unsafe.Add(ref pooled, column), 0, windowHalf);
            }

            image = ref Unsafe.Add(ref image, imageStep);
            pooled = ref Unsafe.Add(ref pooled, windowStep);
        }
    }
}
