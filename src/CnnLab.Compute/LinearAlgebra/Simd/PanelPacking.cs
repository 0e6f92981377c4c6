using System.Runtime.CompilerServices;

namespace CnnLab.Compute;

/// <summary>Copies blocks of the operands to where the kernels read them without gaps.</summary>
internal static unsafe class PanelPacking<TVector, TSimd>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    /// <summary>
    /// Floats between two packed rows of A: uneven in cache lines, so that the rows do not fall on the same ones.
    /// </summary>
    public static int PackedRow(int depth) => ((depth + 31) & ~15) | 16;

    /// <summary>Copies rows of A that are contiguous along the sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackRows(float* a, nint rowA, int rows, int depth, float* packed)
    {
        for (var i = 0; i < rows; i++)
        {
            Copy(a + (i * rowA), depth, packed + (i * (nint)PackedRow(depth)));
        }
    }

    /// <summary>
    /// Copies a block of A that is contiguous along its rows to one panel for each tile, <paramref name="panel"/>
    /// floats apart.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackColumns(float* a, nint stepA, Tiling tiles, int depth, float* packed, nint panel)
    {
        for (var k = 0; k < depth; k++)
        {
            for (var t = 0; t < tiles.Count; t++)
            {
                var rows = tiles.Length(t);
                Copy(a + (k * stepA) + tiles.Start(t), rows, packed + (t * panel) + (k * (nint)rows));
            }
        }
    }

    /// <summary>
    /// Copies at most two vectors' columns of B to a panel as many vectors wide as that needs, with zeros behind the
    /// last column.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackPanel(float* b, nint stepB, nint columnB, int columns, int depth, float* packed)
    {
        var width = columns > TSimd.Lanes ? 2 * TSimd.Lanes : TSimd.Lanes;
        if (columnB == 1)
        {
            for (var k = 0; k < depth; k++)
            {
                Copy(b + (k * stepB), columns, packed + (k * width));
            }

            return;
        }

        if (columns < width)
        {
            new Span<float>(packed, depth * width).Clear();
        }

        MatrixTransposer.Transpose(b, columnB, columns, depth, packed, width, accumulate: false);
    }

    /// <summary>
    /// Copies floats; may write a vector's worth behind the last, which every caller leaves room for or overwrites.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(float* source, int count, float* target)
    {
        var i = 0;
        for (; i <= count - TSimd.Lanes; i += TSimd.Lanes)
        {
            TSimd.Store(TSimd.Load(source + i), target + i);
        }

        if (i < count)
        {
            TSimd.Store(TSimd.LoadPartial(source + i, count - i), target + i);
        }
    }
}
