using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CnnLab.Compute;

/// <summary>
/// Copies or adds a matrix transposed, in blocks that are rearranged in registers: 16x16 where there are vectors of 512
/// bits, so that every cache line is read once even if all rows fall on the same lines of the cache, and 4 columns of
/// up to 16 rows elsewhere.
/// </summary>
internal static unsafe class MatrixTransposer
{
    private const int Large = 16;
    private const int Small = 4;

    /// <summary>Writes row i, column j of the source to row j, column i of the target, or adds it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(
        float* source, nint sourceRow, int rows, int columns, float* target, nint targetRow, bool accumulate)
    {
        var row = 0;
        if (Avx512F.IsSupported)
        {
            for (; row <= rows - Large; row += Large)
            {
                TransposeLargeRows(
                    source + (row * sourceRow), sourceRow, columns, target + row, targetRow, accumulate);
            }
        }

        for (; row <= rows - Small; row += Small)
        {
            TransposeSmallRows(source + (row * sourceRow), sourceRow, columns, target + row, targetRow, accumulate);
        }

        TransposePlainly(
            source + (row * sourceRow), sourceRow, rows - row, columns, target + row, targetRow, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeLargeRows(
        float* source, nint sourceRow, int columns, float* target, nint targetRow, bool accumulate)
    {
        var column = 0;
        for (; column <= columns - Large; column += Large)
        {
            TransposeLarge(source + column, sourceRow, target + (column * targetRow), targetRow, accumulate);
        }

        for (; column <= columns - Small; column += Small)
        {
            TransposeTall(source + column, sourceRow, target + (column * targetRow), targetRow, accumulate);
        }

        TransposePlainly(
            source + column, sourceRow, Large, columns - column, target + (column * targetRow), targetRow, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeSmallRows(
        float* source, nint sourceRow, int columns, float* target, nint targetRow, bool accumulate)
    {
        var column = 0;
        for (; column <= columns - Small; column += Small)
        {
            TransposeSmall(source + column, sourceRow, target + (column * targetRow), targetRow, accumulate);
        }

        TransposePlainly(
            source + column, sourceRow, Small, columns - column, target + (column * targetRow), targetRow, accumulate);
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

    /// <summary>16 rows, 16 columns: pairs, fours, and twice a transposition of the 128-bit lanes.</summary>
    private static void TransposeLarge(
        float* source, nint sourceRow, float* target, nint targetRow, bool accumulate)
    {
        var (a0, a1, a2, a3) = Quartets(source, sourceRow);
        var (b0, b1, b2, b3) = Quartets(source + (4 * sourceRow), sourceRow);
        var (c0, c1, c2, c3) = Quartets(source + (8 * sourceRow), sourceRow);
        var (d0, d1, d2, d3) = Quartets(source + (12 * sourceRow), sourceRow);
        StoreColumns(a0, b0, c0, d0, target, 4 * targetRow, accumulate);
        StoreColumns(a1, b1, c1, d1, target + targetRow, 4 * targetRow, accumulate);
        StoreColumns(a2, b2, c2, d2, target + (2 * targetRow), 4 * targetRow, accumulate);
        StoreColumns(a3, b3, c3, d3, target + (3 * targetRow), 4 * targetRow, accumulate);
    }

    /// <summary>Of four rows of 16, the fours of one column: in lane l that of column 4 l + n for the n-th vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float> C0, Vector512<float> C1, Vector512<float> C2, Vector512<float> C3) Quartets(
        float* source, nint row)
    {
        var (r0, r1) = (Vector512.Load(source), Vector512.Load(source + row));
        var (r2, r3) = (Vector512.Load(source + (2 * row)), Vector512.Load(source + (3 * row)));
        return InLanes(r0, r1, r2, r3);
    }

    /// <summary>A 4x4 transposition in each 128-bit lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float> C0, Vector512<float> C1, Vector512<float> C2, Vector512<float> C3) InLanes(
        Vector512<float> r0, Vector512<float> r1, Vector512<float> r2, Vector512<float> r3)
    {
        var (low01, high01) = (Avx512F.UnpackLow(r0, r1), Avx512F.UnpackHigh(r0, r1));
        var (low23, high23) = (Avx512F.UnpackLow(r2, r3), Avx512F.UnpackHigh(r2, r3));
        return (
            Avx512F.Shuffle(low01, low23, 0b01_00_01_00),
            Avx512F.Shuffle(low01, low23, 0b11_10_11_10),
            Avx512F.Shuffle(high01, high23, 0b01_00_01_00),
            Avx512F.Shuffle(high01, high23, 0b11_10_11_10));
    }

    /// <summary>Lane l of the four vectors, one behind another, is the l-th column to store.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreColumns(
        Vector512<float> a,
        Vector512<float> b,
        Vector512<float> c,
        Vector512<float> d,
        float* target,
        nint step,
        bool accumulate)
    {
        var (lowAb, highAb) = (Avx512F.Shuffle4x128(a, b, 0b10_00_10_00), Avx512F.Shuffle4x128(a, b, 0b11_01_11_01));
        var (lowCd, highCd) = (Avx512F.Shuffle4x128(c, d, 0b10_00_10_00), Avx512F.Shuffle4x128(c, d, 0b11_01_11_01));
        Store(Avx512F.Shuffle4x128(lowAb, lowCd, 0b10_00_10_00), target, accumulate);
        Store(Avx512F.Shuffle4x128(highAb, highCd, 0b10_00_10_00), target + step, accumulate);
        Store(Avx512F.Shuffle4x128(lowAb, lowCd, 0b11_01_11_01), target + (2 * step), accumulate);
        Store(Avx512F.Shuffle4x128(highAb, highCd, 0b11_01_11_01), target + (3 * step), accumulate);
    }

    /// <summary>16 rows, 4 columns: fours of rows go to one lane each as they are loaded.</summary>
    private static void TransposeTall(float* source, nint sourceRow, float* target, nint targetRow, bool accumulate)
    {
        var (c0, c1, c2, c3) = InLanes(
            RowsApart(source, sourceRow),
            RowsApart(source + sourceRow, sourceRow),
            RowsApart(source + (2 * sourceRow), sourceRow),
            RowsApart(source + (3 * sourceRow), sourceRow));
        Store(c0, target, accumulate);
        Store(c1, target + targetRow, accumulate);
        Store(c2, target + (2 * targetRow), accumulate);
        Store(c3, target + (3 * targetRow), accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> RowsApart(float* source, nint row)
    {
        var low = Vector256.Create(Vector128.Load(source), Vector128.Load(source + (4 * row)));
        source += 8 * row;
        return Vector512.Create(low, Vector256.Create(Vector128.Load(source), Vector128.Load(source + (4 * row))));
    }

    /// <summary>4 rows, 4 columns.</summary>
    private static void TransposeSmall(float* source, nint sourceRow, float* target, nint targetRow, bool accumulate)
    {
        var (r0, r1) = (Vector128.Load(source), Vector128.Load(source + sourceRow));
        var (r2, r3) = (Vector128.Load(source + (2 * sourceRow)), Vector128.Load(source + (3 * sourceRow)));
        var (low02, high02) = Interleave(r0, r2);
        var (low13, high13) = Interleave(r1, r3);
        var (c0, c1) = Interleave(low02, low13);
        var (c2, c3) = Interleave(high02, high13);
        Store(c0, target, accumulate);
        Store(c1, target + targetRow, accumulate);
        Store(c2, target + (2 * targetRow), accumulate);
        Store(c3, target + (3 * targetRow), accumulate);
    }

    /// <summary>x0 y0 x1 y1 and x2 y2 x3 y3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> Low, Vector128<float> High) Interleave(Vector128<float> x, Vector128<float> y) =>
        Sse.IsSupported
            ? (Sse.UnpackLow(x, y), Sse.UnpackHigh(x, y))
            : (Vector128.Create(x[0], y[0], x[1], y[1]), Vector128.Create(x[2], y[2], x[3], y[3]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<float> value, float* target, bool accumulate) =>
        (accumulate ? Vector512.Load(target) + value : value).Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<float> value, float* target, bool accumulate) =>
        (accumulate ? Vector128.Load(target) + value : value).Store(target);
}
