using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace CnnLab.Compute;

/// <summary>Copies blocks of the operands to where the kernels read them without gaps.</summary>
internal static unsafe class PanelPacking<TVector, TSimd>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    /// <summary>Floats between two packed rows of A: uneven in cache lines, so that the rows do not fall on the same ones.</summary>
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

    /// <summary>Copies a block of A that is contiguous along its rows to one panel for each tile, <paramref name="panel"/> floats apart.</summary>
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

    /// <summary>Copies columns of B to a panel of one or two vectors a row, with zeros behind the last column: <paramref name="width"/> is that of the vectors they need.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackPanel(float* b, nint stepB, nint columnB, int columns, int depth, int width, float* packed)
    {
        if (columnB != 1)
        {
            if (columns < width)
            {
                new Span<float>(packed, depth * width).Clear();
            }

            MatrixTransposer.Transpose(b, columnB, columns, depth, packed, width, accumulate: false);
            return;
        }

        for (var k = 0; k < depth; k++)
        {
            Copy(b + (k * stepB), columns, packed + (k * (nint)width));
        }
    }

    /// <summary>Asks for rows of the next panel while the arithmetic units are busy with this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(float* b, nint stepB, int first, int end)
    {
        if (Sse.IsSupported)
        {
            for (var k = first; k < end; k++)
            {
                Sse.Prefetch1(b + (k * stepB));
                Sse.Prefetch1(b + (k * stepB) + TSimd.Lanes);
            }
        }
    }

    /// <summary>Copies floats; may write a vector's worth behind the last, which every caller leaves room for or overwrites.</summary>
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
