using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CnnLab.Compute;

/// <summary>
/// Copies or adds a matrix transposed, 8x8 blocks at a time in registers where the processor has AVX.
/// </summary>
internal static unsafe class MatrixTransposer
{
    private const int Block = 8;

    /// <summary>Writes row i, column j of the source to row j, column i of the target, or adds it.</summary>
    public static void Transpose(
        float* source, nint sourceRow, int rows, int columns, float* target, nint targetRow, bool accumulate)
    {
        var blockRows = Avx.IsSupported ? rows - (rows % Block) : 0;
        var blockColumns = Avx.IsSupported ? columns - (columns % Block) : 0;
        for (var i = 0; i < blockRows; i += Block)
        {
            for (var j = 0; j < blockColumns; j += Block)
            {
                var (from, to) = ((i * sourceRow) + j, (j * targetRow) + i);
                TransposeBlock(source + from, sourceRow, target + to, targetRow, accumulate);
            }
        }

        var right = target + (blockColumns * targetRow);
        var below = source + (blockRows * sourceRow);
        TransposePlainly(
            source + blockColumns, sourceRow, blockRows, columns - blockColumns, right, targetRow, accumulate);
        TransposePlainly(below, sourceRow, rows - blockRows, columns, target + blockRows, targetRow, accumulate);
    }

    private static void TransposePlainly(
        float* source, nint sourceRow, int rows, int columns, float* target, nint targetRow, bool accumulate)
    {
        for (var j = 0; j < columns; j++)
        {
            for (var i = 0; i < rows; i++)
            {
                var value = source[(i * sourceRow) + j];
                target[(j * targetRow) + i] = accumulate ? target[(j * targetRow) + i] + value : value;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeBlock(float* source, nint sourceRow, float* target, nint targetRow, bool accumulate)
    {
        // Lower halves of rows 0-3 beside those of rows 4-7, then the same for the upper halves: what remains are 4x4
        // transpositions.
        var (c0, c1, c2, c3) = TransposeHalves(source, sourceRow);
        var (c4, c5, c6, c7) = TransposeHalves(source + 4, sourceRow);
        Store(c0, target, accumulate);
        Store(c1, target + targetRow, accumulate);
        Store(c2, target + (2 * targetRow), accumulate);
        Store(c3, target + (3 * targetRow), accumulate);
        target += 4 * targetRow;
        Store(c4, target, accumulate);
        Store(c5, target + targetRow, accumulate);
        Store(c6, target + (2 * targetRow), accumulate);
        Store(c7, target + (3 * targetRow), accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> C0, Vector256<float> C1, Vector256<float> C2, Vector256<float> C3) TransposeHalves(
        float* source, nint row)
    {
        var r0 = RowsApart(source, row);
        var r1 = RowsApart(source + row, row);
        var r2 = RowsApart(source + (2 * row), row);
        var r3 = RowsApart(source + (3 * row), row);
        var low01 = Avx.UnpackLow(r0, r1);
        var high01 = Avx.UnpackHigh(r0, r1);
        var low23 = Avx.UnpackLow(r2, r3);
        var high23 = Avx.UnpackHigh(r2, r3);
        return (
            Avx.Shuffle(low01, low23, 0b01_00_01_00),
            Avx.Shuffle(low01, low23, 0b11_10_11_10),
            Avx.Shuffle(high01, high23, 0b01_00_01_00),
            Avx.Shuffle(high01, high23, 0b11_10_11_10));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> RowsApart(float* source, nint row) =>
        Vector256.Create(Vector128.Load(source), Vector128.Load(source + (4 * row)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<float> value, float* target, bool accumulate) =>
        (accumulate ? Vector256.Load(target) + value : value).Store(target);
}
