using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>Adds up rows that stand one below the other.</summary>
internal static class RowSums
{
    /// <summary>Assigns the sum of each column, from the top down.</summary>
    /// <param name="rows">One or more rows, as long as <paramref name="sums"/>.</param>
    /// <param name="sums">To be assigned.</param>
    public static void Assign(ReadOnlySpan<float> rows, Span<float> sums)
    {
        var column = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            column = Assign<Vector512<float>, LanesOf16>(rows, sums, column);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            column = Assign<Vector256<float>, LanesOf8>(rows, sums, column);
        }

        column = Assign<Vector128<float>, LanesOf4>(rows, sums, column);
        Assign<float, LanesOf1>(rows, sums, column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Assign<TVector, TLanes>(ReadOnlySpan<float> rows, Span<float> sums, int column)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        ref var first = ref MemoryMarshal.GetReference(rows);
        for (; column + TLanes.Count <= sums.Length; column += TLanes.Count)
        {
            var sum = TLanes.Load(in first, (nuint)column);
            for (var place = column + sums.Length; place < rows.Length; place += sums.Length)
            {
                sum = TLanes.Add(sum, TLanes.Load(in first, (nuint)place));
            }

            TLanes.Store(sum, ref MemoryMarshal.GetReference(sums), (nuint)column);
        }

        return column;
    }
}
