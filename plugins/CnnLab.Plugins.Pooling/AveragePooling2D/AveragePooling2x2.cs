using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CnnLab.Plugins.Pooling;

/// <summary>Average pooling over the windows of <see cref="Window2x2"/>.</summary>
internal static class AveragePooling2x2
{
    /// <summary>Assigns the means of one channel.</summary>
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
    public static void Distribute(Window2D window, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        var (width, columns) = (window.InputWidth, window.OutputWidth);
        for (var row = 0; row < window.OutputHeight; row++)
        {
            var upper = gradient.Slice(2 * row * width, width);
            DistributeRow(upstream.Slice(row * columns, columns), upper);
            upper.CopyTo(gradient[(((2 * row) + 1) * width)..]);
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
            var low = Vector128.LoadUnsafe(ref up, first) + Vector128.LoadUnsafe(ref down, first);
            var high = Vector128.LoadUnsafe(ref up, second) + Vector128.LoadUnsafe(ref down, second);
            var sums = Window2x2.Lefts(low + Window2x2.Right(low), high + Window2x2.Right(high));
            (sums * 0.25f).StoreUnsafe(ref target, (nuint)column);
        }
    }

    private static void DistributeRow(ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        ref var source = ref MemoryMarshal.GetReference(upstream);
        ref var target = ref MemoryMarshal.GetReference(gradient);
        for (var column = 0; column < upstream.Length; column = Window2x2.Next(column, upstream.Length))
        {
            var (low, high) = Window2x2.Twice(Vector128.LoadUnsafe(ref source, (nuint)column) * 0.25f);
            low.StoreUnsafe(ref target, (nuint)(2 * column));
            high.StoreUnsafe(ref target, (nuint)((2 * column) + 4));
        }

        gradient[(2 * upstream.Length)..].Clear();
    }
}
