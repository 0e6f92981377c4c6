using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The maximum of each bin of an image, first down the rows of the bins, a vector of columns at a time, then across the
/// columns: of narrow bins by <see cref="SlidingMaxima"/>, of wide ones one by one. Of equal maxima the first counts,
/// row by row; a NaN is larger than any number, and has no place.
/// </summary>
internal static class BinMaxima
{
    /// <summary>Numbers that <see cref="Assign"/> works with.</summary>
    /// <param name="image">Rows and columns of the image.</param>
    /// <param name="widest">Columns of the widest bin.</param>
    public static int ScratchLength(Size2D image, int widest) => SlidingMaxima.Fits(image.Area, widest)
        ? (2 * SlidingMaxima.Pitch(image.Width, widest)) + SlidingMaxima.ScratchLength(image.Width, widest)
        : 2 * image.Width;

    /// <summary>Assigns the maxima, and where they stand in the image.</summary>
    /// <param name="image">An image, row by row.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="rows">The bins' rows.</param>
    /// <param name="columns">The bins' columns.</param>
    /// <param name="maxima">To be assigned, bin by bin.</param>
    /// <param name="places">To be assigned, -1 for a NaN; empty where nobody wants them.</param>
    /// <param name="scratch">Room of <see cref="ScratchLength"/>.</param>
    public static void Assign(
        ReadOnlySpan<float> image,
        int width,
        BinAxis rows,
        BinAxis columns,
        Span<float> maxima,
        Span<int> places,
        Span<float> scratch)
    {
        if (!SlidingMaxima.Fits(image.Length, columns.Widest))
        {
            AssignOneByOne(image, rows, columns, maxima, places, scratch[..(2 * width)]);
            return;
        }

        var pitch = SlidingMaxima.Pitch(width, columns.Widest);
        var tops = scratch[..pitch];
        var topRows = scratch.Slice(pitch, pitch);
        var sliding = new SlidingMaxima(width, columns.Widest, scratch[(2 * pitch)..]);
        for (int row = 0, bin = 0; row < rows.Count; row++, bin += columns.Count)
        {
            Descend(image, rows.Starts[row], rows.Ends[row], tops[..width], topRows);
            sliding.Slide(tops, topRows);
            sliding.Pick(
                columns,
                maxima.Slice(bin, columns.Count),
                places.IsEmpty ? [] : places.Slice(bin, columns.Count));
        }
    }

    /// <summary>Adds the gradients to the places.</summary>
    public static void Scatter(ReadOnlySpan<int> places, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        for (var bin = 0; bin < places.Length; bin++)
        {
            if (places[bin] >= 0)
            {
                gradient[places[bin]] += upstream[bin];
            }
        }
    }

    private static void AssignOneByOne(
        ReadOnlySpan<float> image,
        BinAxis rows,
        BinAxis columns,
        Span<float> maxima,
        Span<int> places,
        Span<float> scratch)
    {
        var width = scratch.Length / 2;
        var tops = scratch[..width];
        var topRows = scratch[width..];
        for (int row = 0, bin = 0; row < rows.Count; row++)
        {
            Descend(image, rows.Starts[row], rows.Ends[row], tops, topRows);
            for (var column = 0; column < columns.Count; column++, bin++)
            {
                var place = Across(tops, topRows, columns.Starts[column], columns.Ends[column]);
                maxima[bin] = image[place];
                if (!places.IsEmpty)
                {
                    places[bin] = float.IsNaN(image[place]) ? -1 : place;
                }
            }
        }
    }

    private static void Descend(
        ReadOnlySpan<float> image, int start, int end, Span<float> tops, Span<float> topRows)
    {
        var column = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            column = Descend<Vector512<float>, LanesOf16>(image, start, end, tops, topRows, column);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            column = Descend<Vector256<float>, LanesOf8>(image, start, end, tops, topRows, column);
        }

        column = Descend<Vector128<float>, LanesOf4>(image, start, end, tops, topRows, column);
        Descend<float, LanesOf1>(image, start, end, tops, topRows, column);
    }

    private static int Descend<TVector, TLanes>(
        ReadOnlySpan<float> image, int start, int end, Span<float> tops, Span<float> topRows, int column)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        ref var first = ref MemoryMarshal.GetReference(image);
        for (; column + TLanes.Count <= tops.Length; column += TLanes.Count)
        {
            ref var place = ref Unsafe.Add(ref first, (start * tops.Length) + column);
            var (maxima, rows) = (TLanes.Load(in place, 0), TLanes.Create(start));
            for (var row = start + 1; row < end; row++)
            {
                place = ref Unsafe.Add(ref place, tops.Length);
                var values = TLanes.Load(in place, 0);

                // Not greater than a NaN is everything, but a NaN is not itself either.
                var wins = TLanes.And(
                    TLanes.Or(TLanes.Greater(values, maxima), TLanes.NotEqual(values, values)),
                    TLanes.Equal(maxima, maxima));
                maxima = TLanes.Select(wins, values, maxima);
                rows = TLanes.Select(wins, TLanes.Create(row), rows);
            }

            TLanes.Store(maxima, ref tops[column], 0);
            TLanes.Store(rows, ref topRows[column], 0);
        }

        return column;
    }

    /// <summary>
    /// The place of the maximum. Value and place make one whole number, so that the comparison of both is one without a
    /// branch, which would be mispredicted every other time.
    /// </summary>
    private static int Across(ReadOnlySpan<float> tops, ReadOnlySpan<float> topRows, int start, int end)
    {
        var best = long.MinValue;
        for (var column = start; column < end; column++)
        {
            var row = float.ConvertToIntegerNative<int>(topRows[column]);
            var place = (row * tops.Length) + column;
            best = Math.Max(best, ((long)Order(tops[column]) << 32) | (uint)~place);
        }

        return ~(int)best;
    }

    /// <summary>A whole number that is the larger the larger a number is; the largest for NaN.</summary>
    private static int Order(float number)
    {
        // Adding 0 makes -0 equal to it.
        var bits = BitConverter.SingleToInt32Bits(number + 0f);
        var order = bits ^ ((bits >> 31) & int.MaxValue);
        return float.IsNaN(number) ? int.MaxValue : order;
    }
}
