using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CnnLab.Plugins.Pooling;

/// <summary>Max pooling over the windows of <see cref="Window2x2"/>.</summary>
internal static class MaxPooling2x2
{
    /// <summary>Assigns the maxima of one channel.</summary>
    public static void Pool(Window2D window, ReadOnlySpan<float> image, Span<float> pooled)
    {
        var (width, columns) = (window.InputWidth, window.OutputWidth);
        for (var row = 0; row < window.OutputHeight; row++)
        {
            var upper = image.Slice(2 * row * width, width);
            var lower = image.Slice(((2 * row) + 1) * width, width);
            PoolRow(upper, lower, pooled.Slice(row * columns, columns));
        }
    }

    /// <summary>Assigns the gradient of one channel.</summary>
    public static void Distribute(
        Window2D window,
        bool all,
        ReadOnlySpan<float> image,
        ReadOnlySpan<float> maxima,
        ReadOnlySpan<float> upstream,
        Span<float> gradient)
    {
        var (width, columns) = (window.InputWidth, window.OutputWidth);
        for (var row = 0; row < window.OutputHeight; row++)
        {
            var rows = new Range(2 * row * width, 2 * (row + 1) * width);
            var outputs = new Range(row * columns, (row + 1) * columns);
            DistributeRow(all, image[rows], maxima[outputs], upstream[outputs], gradient[rows]);
        }

        gradient[(2 * window.OutputHeight * width)..].Clear();
    }

    private static void PoolRow(ReadOnlySpan<float> upper, ReadOnlySpan<float> lower, Span<float> pooled)
    {
        ref var up = ref MemoryMarshal.GetReference(upper);
        ref var down = ref MemoryMarshal.GetReference(lower);
        ref var target = ref MemoryMarshal.GetReference(pooled);
        for (var column = 0; column < pooled.Length; column = Window2x2.Next(column, pooled.Length))
        {
            var (first, second) = ((nuint)(2 * column), (nuint)(2 * column) + 4);
            var low = Vector128.Max(Vector128.LoadUnsafe(ref up, first), Vector128.LoadUnsafe(ref down, first));
            var high = Vector128.Max(Vector128.LoadUnsafe(ref up, second), Vector128.LoadUnsafe(ref down, second));
            var maxima = Window2x2.Lefts(
                Vector128.Max(low, Window2x2.Right(low)), Vector128.Max(high, Window2x2.Right(high)));
            maxima.StoreUnsafe(ref target, (nuint)column);
        }
    }

    private static void DistributeRow(
        bool all,
        ReadOnlySpan<float> image,
        ReadOnlySpan<float> maxima,
        ReadOnlySpan<float> upstream,
        Span<float> gradient)
    {
        var width = image.Length / 2;
        ref var source = ref MemoryMarshal.GetReference(image);
        ref var target = ref MemoryMarshal.GetReference(gradient);
        for (var column = 0; column < maxima.Length; column = Window2x2.Next(column, maxima.Length))
        {
            var (lowMaxima, highMaxima) = Window2x2.Twice(Vector128.LoadUnsafe(in maxima[column]));
            var (lowUpstream, highUpstream) = Window2x2.Twice(Vector128.LoadUnsafe(in upstream[column]));
            var (upper, lower) = ((nuint)(2 * column), (nuint)(width + (2 * column)));
            DistributePairs(all, ref source, ref target, upper, lower, lowMaxima, lowUpstream);
            DistributePairs(all, ref source, ref target, upper + 4, lower + 4, highMaxima, highUpstream);
        }

        gradient[(2 * maxima.Length)..width].Clear();
        gradient[(width + (2 * maxima.Length))..].Clear();
    }

    private static void DistributePairs(
        bool all,
        ref float image,
        ref float gradient,
        nuint upper,
        nuint lower,
        Vector128<float> maxima,
        Vector128<float> upstream)
    {
        var isUpper = Vector128.Equals(Vector128.LoadUnsafe(ref image, upper), maxima).AsUInt64();
        var isLower = Vector128.Equals(Vector128.LoadUnsafe(ref image, lower), maxima).AsUInt64();
        if (!all)
        {
            isUpper &= ~(isUpper << 32);
            isLower &= ~(isLower << 32) & ~(isUpper | (isUpper << 32) | (isUpper >> 32));
        }

        (isUpper.AsSingle() & upstream).StoreUnsafe(ref gradient, upper);
        (isLower.AsSingle() & upstream).StoreUnsafe(ref gradient, lower);
    }
}
