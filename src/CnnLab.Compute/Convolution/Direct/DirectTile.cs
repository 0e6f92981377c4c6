using System.Runtime.CompilerServices;

namespace CnnLab.Compute;

/// <summary>
/// The innermost loop of a direct convolution: the outputs of up to eight filters at one or two vectors of positions,
/// in registers from the bias to the last weight.
/// </summary>
/// <remarks>
/// Written out, and one source for every height, for the reasons of <see cref="Tile{TVector, TSimd, TRows, TColumns}"/>;
/// there the right operand is a matrix, here it is the image itself, with a table of where each weight's value stands.
/// </remarks>
internal static unsafe class DirectTile<TVector, TSimd, TRows, TColumns>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TRows : struct, ICount
    where TColumns : struct, ICount
{
    /// <summary>Assigns the outputs of a tile.</summary>
    /// <param name="depth">Weights of a filter.</param>
    /// <param name="offsets">For each weight the place of its value, from the window's corner.</param>
    /// <param name="image">The window's corner at the first position.</param>
    /// <param name="right">From there to the corner at the second vector's first position.</param>
    /// <param name="weights"><c>[depth, rows]</c>.</param>
    /// <param name="bias">One number for each row.</param>
    /// <param name="output">The first filter's first position.</param>
    /// <param name="span">Where the output's vectors go.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Convolve(
        int depth, int* offsets, float* image, nint right, float* weights, float* bias, float* output,
        in DirectSpan span)
    {
        var left0 = TSimd.Broadcast(bias);
        var left1 = TRows.Value > 1 ? TSimd.Broadcast(bias + 1) : left0;
        var left2 = TRows.Value > 2 ? TSimd.Broadcast(bias + 2) : left0;
        var left3 = TRows.Value > 3 ? TSimd.Broadcast(bias + 3) : left0;
        var left4 = TRows.Value > 4 ? TSimd.Broadcast(bias + 4) : left0;
        var left5 = TRows.Value > 5 ? TSimd.Broadcast(bias + 5) : left0;
        var left6 = TRows.Value > 6 ? TSimd.Broadcast(bias + 6) : left0;
        var left7 = TRows.Value > 7 ? TSimd.Broadcast(bias + 7) : left0;
        TVector right0 = left0, right1 = left1, right2 = left2, right3 = left3;
        TVector right4 = left4, right5 = left5, right6 = left6, right7 = left7;
        for (var k = 0; k < depth; k++)
        {
            var source = image + offsets[k];
            var x = TSimd.Load(source);
            var y = TColumns.Value > 1 ? TSimd.Load(source + right) : x;
            var w0 = TSimd.Broadcast(weights);
            left0 = TSimd.MultiplyAdd(w0, x, left0);
            right0 = TColumns.Value > 1 ? TSimd.MultiplyAdd(w0, y, right0) : right0;

            if (TRows.Value > 1)
            {
                var w1 = TSimd.Broadcast(weights + 1);
                left1 = TSimd.MultiplyAdd(w1, x, left1);
                right1 = TColumns.Value > 1 ? TSimd.MultiplyAdd(w1, y, right1) : right1;
            }

            if (TRows.Value > 2)
            {
                var w2 = TSimd.Broadcast(weights + 2);
                left2 = TSimd.MultiplyAdd(w2, x, left2);
                right2 = TColumns.Value > 1 ? TSimd.MultiplyAdd(w2, y, right2) : right2;
            }

            if (TRows.Value > 3)
            {
                var w3 = TSimd.Broadcast(weights + 3);
                left3 = TSimd.MultiplyAdd(w3, x, left3);
                right3 = TColumns.Value > 1 ? TSimd.MultiplyAdd(w3, y, right3) : right3;
            }

            if (TRows.Value > 4)
            {
                var w4 = TSimd.Broadcast(weights + 4);
                left4 = TSimd.MultiplyAdd(w4, x, left4);
                right4 = TColumns.Value > 1 ? TSimd.MultiplyAdd(w4, y, right4) : right4;
            }

            if (TRows.Value > 5)
            {
                var w5 = TSimd.Broadcast(weights + 5);
                left5 = TSimd.MultiplyAdd(w5, x, left5);
                right5 = TColumns.Value > 1 ? TSimd.MultiplyAdd(w5, y, right5) : right5;
            }

            if (TRows.Value > 6)
            {
                var w6 = TSimd.Broadcast(weights + 6);
                left6 = TSimd.MultiplyAdd(w6, x, left6);
                right6 = TColumns.Value > 1 ? TSimd.MultiplyAdd(w6, y, right6) : right6;
            }

            if (TRows.Value > 7)
            {
                var w7 = TSimd.Broadcast(weights + 7);
                left7 = TSimd.MultiplyAdd(w7, x, left7);
                right7 = TColumns.Value > 1 ? TSimd.MultiplyAdd(w7, y, right7) : right7;
            }

            weights += TRows.Value;
        }

        Store(left0, right0, output, span);

        if (TRows.Value > 1)
        {
            Store(left1, right1, output + span.Plane, span);
        }

        if (TRows.Value > 2)
        {
            Store(left2, right2, output + (2 * span.Plane), span);
        }

        if (TRows.Value > 3)
        {
            Store(left3, right3, output + (3 * span.Plane), span);
        }

        if (TRows.Value > 4)
        {
            Store(left4, right4, output + (4 * span.Plane), span);
        }

        if (TRows.Value > 5)
        {
            Store(left5, right5, output + (5 * span.Plane), span);
        }

        if (TRows.Value > 6)
        {
            Store(left6, right6, output + (6 * span.Plane), span);
        }

        if (TRows.Value > 7)
        {
            Store(left7, right7, output + (7 * span.Plane), span);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector left, TVector right, float* output, in DirectSpan span)
    {
        Store(left, output, span.LeftCount);
        if (TColumns.Value > 1)
        {
            Store(right, output + span.Right, span.RightCount);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(TVector value, float* output, int count)
    {
        if (count == TSimd.Lanes)
        {
            TSimd.Store(value, output);
        }
        else
        {
            TSimd.StorePartial(value, output, count);
        }
    }
}
