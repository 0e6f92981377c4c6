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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Run(ref float image, ref float pooled, ref byte marks)
    {
        var columns = layout.Columns;
        if (layout.InPairs)
        {
            RunVector(ref image, ref pooled, 0);
            return;
        }

        for (var column = 0; column < columns; column = TileLayout.Next(column, columns, TLanes.Count))
        {
            RunVector(ref image, ref pooled, column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RunVector(ref float image, ref float pooled, int column)
    {
        var (upper, lower) = ((nuint)(2 * column), (nuint)((2 * column) + layout.Width));
        var (half, window) = ((nuint)layout.ImageHalf, (nuint)column);
        var low = TLanes.Add(TLanes.Load(in image, upper), TLanes.Load(in image, lower));
        var high = TLanes.Add(TLanes.Load(in image, upper + half), TLanes.Load(in image, lower + half));
        var sums = TPairs.Sort(TLanes.Add(TPairs.Lefts(low, high), TPairs.Rights(low, high)));
        var means = TLanes.Multiply(sums, TLanes.Create(0.25f));
        TPairs.Store(means, ref pooled, window, window + (nuint)layout.PooledHalf);
    }
}
