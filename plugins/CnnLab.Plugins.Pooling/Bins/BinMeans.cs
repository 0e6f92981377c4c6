using System.Numerics.Tensors;

namespace CnnLab.Plugins.Pooling;

/// <summary>The mean of each bin of an image: the sums of its columns, and then their sum.</summary>
internal static class BinMeans
{
    /// <summary>Assigns the means.</summary>
    /// <param name="image">An image, row by row.</param>
    /// <param name="rows">The bins' rows.</param>
    /// <param name="columns">The bins' columns.</param>
    /// <param name="means">To be assigned, bin by bin.</param>
    /// <param name="sums">Room for a row of the image.</param>
    public static void Assign(
        ReadOnlySpan<float> image, BinAxis rows, BinAxis columns, Span<float> means, Span<float> sums)
    {
        for (int row = 0, bin = 0; row < rows.Count; row++)
        {
            var (top, bottom) = (rows.Starts[row], rows.Ends[row]);
            RowSums.Assign(image[(top * sums.Length)..(bottom * sums.Length)], sums);
            for (var column = 0; column < columns.Count; column++, bin++)
            {
                var (left, right) = (columns.Starts[column], columns.Ends[column]);
                means[bin] = Sum(sums[left..right]) / ((bottom - top) * (right - left));
            }
        }
    }

    /// <summary>Adds each bin's gradient, in equal shares, to those of its elements.</summary>
    public static void Spread(
        ReadOnlySpan<float> upstream, BinAxis rows, BinAxis columns, Span<float> gradient, Span<float> shares)
    {
        for (int row = 0, bin = 0; row < rows.Count; row++)
        {
            var (top, bottom) = (rows.Starts[row], rows.Ends[row]);
            shares.Clear();
            for (var column = 0; column < columns.Count; column++, bin++)
            {
                var (left, right) = (columns.Starts[column], columns.Ends[column]);
                var share = upstream[bin] / ((bottom - top) * (right - left));
                for (var x = left; x < right; x++)
                {
                    shares[x] += share;
                }
            }

            for (var y = top; y < bottom; y++)
            {
                var line = gradient.Slice(y * shares.Length, shares.Length);
                TensorPrimitives.Add(line, shares, line);
            }
        }
    }

    private static float Sum(ReadOnlySpan<float> numbers)
    {
        var sum = 0f;
        foreach (var number in numbers)
        {
            sum += number;
        }

        return sum;
    }
}
