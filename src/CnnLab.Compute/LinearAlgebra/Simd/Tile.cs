using System.Runtime.CompilerServices;

namespace CnnLab.Compute;

/// <summary>
/// The innermost loop of a product: a tile of C in registers, <typeparamref name="TRows"/> high and one or two vectors
/// wide, to which every step adds a column of A times a row of B (the micro-kernel of Van Zee and van de Geijn, "BLIS",
/// 2015).
/// </summary>
/// <remarks>
/// One source for every height: conditions on <typeparamref name="TRows"/> and <typeparamref name="TColumns"/> are
/// constants to the JIT, which drops the rest. Each row is written out because only named locals stay in registers.
/// </remarks>
internal static unsafe class Tile<TVector, TSimd, TRows, TColumns>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TRows : struct, ICount
    where TColumns : struct, ICount
{
    /// <summary>Up to here the result is needed so soon that asking for it ahead is a loss.</summary>
    private const int ShortSum = 32;

    /// <summary>
    /// Element (i, k) of A is <c>a[i * rowA + k * stepA]</c>, row k of B starts at <c>b[k * stepB]</c>, row i of C at
    /// <c>c[i * rowC]</c>. Leaves a copy of the rows of B at <paramref name="packed"/>, without gaps, unless it is
    /// null.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(
        int depth, float* a, nint rowA, nint stepA, float* b, nint stepB, float* packed, float* c, nint rowC,
        bool accumulate)
    {
        TVector left0 = TSimd.Zero, right0 = TSimd.Zero;
        TVector left1 = TSimd.Zero, right1 = TSimd.Zero;
        TVector left2 = TSimd.Zero, right2 = TSimd.Zero;
        TVector left3 = TSimd.Zero, right3 = TSimd.Zero;
        TVector left4 = TSimd.Zero, right4 = TSimd.Zero;
        TVector left5 = TSimd.Zero, right5 = TSimd.Zero;
        TVector left6 = TSimd.Zero, right6 = TSimd.Zero;
        TVector left7 = TSimd.Zero, right7 = TSimd.Zero;
        TVector left8 = TSimd.Zero, right8 = TSimd.Zero;
        TVector left9 = TSimd.Zero, right9 = TSimd.Zero;
        TVector left10 = TSimd.Zero, right10 = TSimd.Zero;
        TVector left11 = TSimd.Zero, right11 = TSimd.Zero;
        if (depth > ShortSum)
        {
            PrefetchResult(c, rowC);
        }

        var twoRows = 2 * rowA;
        var a3 = a + (TRows.Value > 3 ? 3 * rowA : 0);
        var a6 = a + (TRows.Value > 6 ? 6 * rowA : 0);
        var a9 = a + (TRows.Value > 9 ? 9 * rowA : 0);
        for (var k = 0; k < depth; k++)
        {
            var leftB = TSimd.Load(b);
            var rightB = TColumns.Value > 1 ? TSimd.Load(b + TSimd.Lanes) : TSimd.Zero;
            if (packed != null)
            {
                TSimd.Store(leftB, packed);
                TSimd.Store(rightB, packed + TSimd.Lanes);
                packed += 2 * TSimd.Lanes;
            }

            var x0 = TSimd.Broadcast(a);
            left0 = TSimd.MultiplyAdd(x0, leftB, left0);
            right0 = TColumns.Value > 1 ? TSimd.MultiplyAdd(x0, rightB, right0) : right0;

            if (TRows.Value > 1)
            {
                var x1 = TSimd.Broadcast(a + rowA);
                left1 = TSimd.MultiplyAdd(x1, leftB, left1);
                right1 = TColumns.Value > 1 ? TSimd.MultiplyAdd(x1, rightB, right1) : right1;
            }

            if (TRows.Value > 2)
            {
                var x2 = TSimd.Broadcast(a + twoRows);
                left2 = TSimd.MultiplyAdd(x2, leftB, left2);
                right2 = TColumns.Value > 1 ? TSimd.MultiplyAdd(x2, rightB, right2) : right2;
            }

            if (TRows.Value > 3)
            {
                var x3 = TSimd.Broadcast(a3);
                left3 = TSimd.MultiplyAdd(x3, leftB, left3);
                right3 = TColumns.Value > 1 ? TSimd.MultiplyAdd(x3, rightB, right3) : right3;
            }

            if (TRows.Value > 4)
            {
                var x4 = TSimd.Broadcast(a3 + rowA);
                left4 = TSimd.MultiplyAdd(x4, leftB, left4);
                right4 = TColumns.Value > 1 ? TSimd.MultiplyAdd(x4, rightB, right4) : right4;
            }

            if (TRows.Value > 5)
            {
                var x5 = TSimd.Broadcast(a3 + twoRows);
                left5 = TSimd.MultiplyAdd(x5, leftB, left5);
                right5 = TColumns.Value > 1 ? TSimd.MultiplyAdd(x5, rightB, right5) : right5;
            }

            if (TRows.Value > 6)
            {
                var x6 = TSimd.Broadcast(a6);
                left6 = TSimd.MultiplyAdd(x6, leftB, left6);
                right6 = TColumns.Value > 1 ? TSimd.MultiplyAdd(x6, rightB, right6) : right6;
            }

            if (TRows.Value > 7)
            {
                var x7 = TSimd.Broadcast(a6 + rowA);
                left7 = TSimd.MultiplyAdd(x7, leftB, left7);
                right7 = TColumns.Value > 1 ? TSimd.MultiplyAdd(x7, rightB, right7) : right7;
            }

            if (TRows.Value > 8)
            {
                var x8 = TSimd.Broadcast(a6 + twoRows);
                left8 = TSimd.MultiplyAdd(x8, leftB, left8);
                right8 = TColumns.Value > 1 ? TSimd.MultiplyAdd(x8, rightB, right8) : right8;
            }

            if (TRows.Value > 9)
            {
                var x9 = TSimd.Broadcast(a9);
                left9 = TSimd.MultiplyAdd(x9, leftB, left9);
                right9 = TColumns.Value > 1 ? TSimd.MultiplyAdd(x9, rightB, right9) : right9;
            }

            if (TRows.Value > 10)
            {
                var x10 = TSimd.Broadcast(a9 + rowA);
                left10 = TSimd.MultiplyAdd(x10, leftB, left10);
                right10 = TColumns.Value > 1 ? TSimd.MultiplyAdd(x10, rightB, right10) : right10;
            }

            if (TRows.Value > 11)
            {
                var x11 = TSimd.Broadcast(a9 + twoRows);
                left11 = TSimd.MultiplyAdd(x11, leftB, left11);
                right11 = TColumns.Value > 1 ? TSimd.MultiplyAdd(x11, rightB, right11) : right11;
            }

            b += stepB;
            a += stepA;
            a3 += stepA;
            a6 += stepA;
            a9 += stepA;
        }

        StoreRow(left0, right0, c, accumulate);

        if (TRows.Value > 1)
        {
            StoreRow(left1, right1, c + (1 * rowC), accumulate);
        }

        if (TRows.Value > 2)
        {
            StoreRow(left2, right2, c + (2 * rowC), accumulate);
        }

        if (TRows.Value > 3)
        {
            StoreRow(left3, right3, c + (3 * rowC), accumulate);
        }

        if (TRows.Value > 4)
        {
            StoreRow(left4, right4, c + (4 * rowC), accumulate);
        }

        if (TRows.Value > 5)
        {
            StoreRow(left5, right5, c + (5 * rowC), accumulate);
        }

        if (TRows.Value > 6)
        {
            StoreRow(left6, right6, c + (6 * rowC), accumulate);
        }

        if (TRows.Value > 7)
        {
            StoreRow(left7, right7, c + (7 * rowC), accumulate);
        }

        if (TRows.Value > 8)
        {
            StoreRow(left8, right8, c + (8 * rowC), accumulate);
        }

        if (TRows.Value > 9)
        {
            StoreRow(left9, right9, c + (9 * rowC), accumulate);
        }

        if (TRows.Value > 10)
        {
            StoreRow(left10, right10, c + (10 * rowC), accumulate);
        }

        if (TRows.Value > 11)
        {
            StoreRow(left11, right11, c + (11 * rowC), accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRow(TVector left, TVector right, float* c, bool accumulate)
    {
        TSimd.Store(accumulate ? TSimd.Add(TSimd.Load(c), left) : left, c);
        if (TColumns.Value > 1)
        {
            c += TSimd.Lanes;
            TSimd.Store(accumulate ? TSimd.Add(TSimd.Load(c), right) : right, c);
        }
    }

    /// <summary>
    /// Where the result is larger than the caches, the place of the sums is far away when they are done.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchResult(float* c, nint rowC)
    {
        for (var row = 0; row < TRows.Value; row++, c += rowC)
        {
            Prefetch.ToFirstLevel(c);
            Prefetch.ToFirstLevel(c + TSimd.Lanes);
        }
    }
}
