using System.Runtime.CompilerServices;

namespace CnnLab.Compute;

/// <summary>
/// Scalar products of up to four rows of A with up to six rows of a transposed B, all read where they lie, with the sum
/// spread over a vector's lanes: for thin products, where rearranging an operand costs more than the lanes' last
/// addition.
/// </summary>
/// <remarks>Written out for the same reason as <see cref="Tile{TVector, TSimd, TRows, TColumns}"/>.</remarks>
internal static unsafe class DotTile<TVector, TSimd, TRows, TColumns>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TRows : struct, ICount
    where TColumns : struct, ICount
{
    /// <summary>Element (i, j) of C is the scalar product of <c>a + i * rowA</c> and <c>b + j * rowB</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(
        int depth, float* a, nint rowA, float* b, nint rowB, float* c, nint rowC, bool accumulate)
    {
        TVector s00 = TSimd.Zero, s01 = TSimd.Zero, s02 = TSimd.Zero;
        TVector s03 = TSimd.Zero, s04 = TSimd.Zero, s05 = TSimd.Zero;
        TVector s10 = TSimd.Zero, s11 = TSimd.Zero, s12 = TSimd.Zero;
        TVector s13 = TSimd.Zero, s14 = TSimd.Zero, s15 = TSimd.Zero;
        TVector s20 = TSimd.Zero, s21 = TSimd.Zero, s22 = TSimd.Zero;
        TVector s23 = TSimd.Zero, s24 = TSimd.Zero, s25 = TSimd.Zero;
        TVector s30 = TSimd.Zero, s31 = TSimd.Zero, s32 = TSimd.Zero;
        TVector s33 = TSimd.Zero, s34 = TSimd.Zero, s35 = TSimd.Zero;
        var a1 = a + (TRows.Value > 1 ? rowA : 0);
        var a2 = a + (TRows.Value > 2 ? 2 * rowA : 0);
        var a3 = a + (TRows.Value > 3 ? 3 * rowA : 0);
        var b3 = b + (TColumns.Value > 3 ? 3 * rowB : 0);
        var twoRows = 2 * rowB;
        for (var k = 0; k < depth; k += TSimd.Lanes)
        {
            var count = depth - k;
            var x0 = Load(a, count);
            var x1 = TRows.Value > 1 ? Load(a1, count) : TSimd.Zero;
            var x2 = TRows.Value > 2 ? Load(a2, count) : TSimd.Zero;
            var x3 = TRows.Value > 3 ? Load(a3, count) : TSimd.Zero;

            var y0 = Load(b, count);
            s00 = TSimd.MultiplyAdd(x0, y0, s00);
            s10 = TRows.Value > 1 ? TSimd.MultiplyAdd(x1, y0, s10) : s10;
            s20 = TRows.Value > 2 ? TSimd.MultiplyAdd(x2, y0, s20) : s20;
            s30 = TRows.Value > 3 ? TSimd.MultiplyAdd(x3, y0, s30) : s30;

            if (TColumns.Value > 1)
            {
                var y1 = Load(b + rowB, count);
                s01 = TSimd.MultiplyAdd(x0, y1, s01);
                s11 = TRows.Value > 1 ? TSimd.MultiplyAdd(x1, y1, s11) : s11;
                s21 = TRows.Value > 2 ? TSimd.MultiplyAdd(x2, y1, s21) : s21;
                s31 = TRows.Value > 3 ? TSimd.MultiplyAdd(x3, y1, s31) : s31;
            }

            if (TColumns.Value > 2)
            {
                var y2 = Load(b + twoRows, count);
                s02 = TSimd.MultiplyAdd(x0, y2, s02);
                s12 = TRows.Value > 1 ? TSimd.MultiplyAdd(x1, y2, s12) : s12;
                s22 = TRows.Value > 2 ? TSimd.MultiplyAdd(x2, y2, s22) : s22;
                s32 = TRows.Value > 3 ? TSimd.MultiplyAdd(x3, y2, s32) : s32;
            }

            if (TColumns.Value > 3)
            {
                var y3 = Load(b3, count);
                s03 = TSimd.MultiplyAdd(x0, y3, s03);
                s13 = TRows.Value > 1 ? TSimd.MultiplyAdd(x1, y3, s13) : s13;
                s23 = TRows.Value > 2 ? TSimd.MultiplyAdd(x2, y3, s23) : s23;
                s33 = TRows.Value > 3 ? TSimd.MultiplyAdd(x3, y3, s33) : s33;
            }

            if (TColumns.Value > 4)
            {
                var y4 = Load(b3 + rowB, count);
                s04 = TSimd.MultiplyAdd(x0, y4, s04);
                s14 = TRows.Value > 1 ? TSimd.MultiplyAdd(x1, y4, s14) : s14;
                s24 = TRows.Value > 2 ? TSimd.MultiplyAdd(x2, y4, s24) : s24;
                s34 = TRows.Value > 3 ? TSimd.MultiplyAdd(x3, y4, s34) : s34;
            }

            if (TColumns.Value > 5)
            {
                var y5 = Load(b3 + twoRows, count);
                s05 = TSimd.MultiplyAdd(x0, y5, s05);
                s15 = TRows.Value > 1 ? TSimd.MultiplyAdd(x1, y5, s15) : s15;
                s25 = TRows.Value > 2 ? TSimd.MultiplyAdd(x2, y5, s25) : s25;
                s35 = TRows.Value > 3 ? TSimd.MultiplyAdd(x3, y5, s35) : s35;
            }

            a += TSimd.Lanes;
            a1 += TSimd.Lanes;
            a2 += TSimd.Lanes;
            a3 += TSimd.Lanes;
            b += TSimd.Lanes;
            b3 += TSimd.Lanes;
        }

        StoreRow(s00, s01, s02, s03, s04, s05, c, accumulate);
        if (TRows.Value > 1)
        {
            StoreRow(s10, s11, s12, s13, s14, s15, c + (1 * rowC), accumulate);
        }

        if (TRows.Value > 2)
        {
            StoreRow(s20, s21, s22, s23, s24, s25, c + (2 * rowC), accumulate);
        }

        if (TRows.Value > 3)
        {
            StoreRow(s30, s31, s32, s33, s34, s35, c + (3 * rowC), accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load(float* source, int count) =>
        count >= TSimd.Lanes ? TSimd.Load(source) : TSimd.LoadPartial(source, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRow(
        TVector s0, TVector s1, TVector s2, TVector s3, TVector s4, TVector s5, float* c, bool accumulate)
    {
        DotSums<TVector, TSimd>.Store(s0, s1, s2, s3, Math.Min(TColumns.Value, 4), c, accumulate);
        if (TColumns.Value > 4)
        {
            DotSums<TVector, TSimd>.Store(s4, s5, TSimd.Zero, TSimd.Zero, TColumns.Value - 4, c + 4, accumulate);
        }
    }
}
