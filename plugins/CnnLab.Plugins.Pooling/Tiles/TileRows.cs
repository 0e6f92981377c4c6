using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>Writes the rows of an image under 2x2 windows.</summary>
internal static class TileRows
{
    /// <summary>
    /// Writes what stands above and below, from the top down and from the left to the right: a vector may reach into
    /// what comes next.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TVector, TLanes>(
        ref float corner,
        nuint width,
        nuint half,
        bool inPairs,
        TVector upperLow,
        TVector upperHigh,
        TVector lowerLow,
        TVector lowerHigh)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        TLanes.Store(upperLow, ref corner, 0);
        if (inPairs)
        {
            TLanes.Store(lowerLow, ref corner, width);
            TLanes.Store(upperHigh, ref corner, half);
        }
        else
        {
            TLanes.Store(upperHigh, ref corner, half);
            TLanes.Store(lowerLow, ref corner, width);
        }

        TLanes.Store(lowerHigh, ref corner, width + half);
    }

    /// <summary>Clears what no window covers at the end of some rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ClearLastColumn(ref float image, nuint width, int rows)
    {
        for (; rows > 0; rows--)
        {
            image = ref Unsafe.Add(ref image, width);
            Unsafe.Add(ref image, -1) = 0;
        }
    }
}
