using System.Numerics;
using System.Runtime.Intrinsics;

namespace CnnLab.Plugins.Pooling;

/// <summary>Finds the maximum of a window again and sends the gradient there.</summary>
/// <param name="window">The window over the image.</param>
/// <param name="all">Whether every one of equal maxima gets the gradient, or the first, row by row.</param>
internal sealed class MaximumGradient(Window2D window, bool all)
{
    private readonly bool _fitsBits = window.Size is { Height: <= 8, Width: <= 8 };

    /// <summary>Adds the upstream gradient where the maximum of one window stands.</summary>
    public void Add(
        ReadOnlySpan<float> image, int outputRow, int outputColumn, float maximum, float upstream, Span<float> gradient)
    {
        var (top, bottom) = window.Rows(outputRow);
        var (left, right) = window.Columns(outputColumn);
        var corner = (top * window.InputWidth) + left;
        var covered = new Size2D(bottom - top, right - left);
        if (_fitsBits && corner + ((covered.Height - 1) * window.InputWidth) + 8 <= image.Length)
        {
            AddToBits(MaximaBits(image, corner, covered, maximum), corner, upstream, gradient);
        }
        else
        {
            AddOneByOne(image, corner, covered, maximum, upstream, gradient);
        }
    }

    /// <summary>
    /// Where the maxima of a window of at most 8x8 are, a bit for each place, a byte for each row. A branch for each
    /// value would be mispredicted once or twice for each window, which costs more than looking at all of them.
    /// </summary>
    private ulong MaximaBits(ReadOnlySpan<float> image, int corner, Size2D covered, float maximum)
    {
        var (bits, columns) = (0UL, (1U << covered.Width) - 1);
        for (var row = 0; row < covered.Height; row++)
        {
            var values = Vector256.Create(image.Slice(corner + (row * window.InputWidth), 8));
            var equal = Vector256.Equals(values, Vector256.Create(maximum)).ExtractMostSignificantBits();
            bits |= (ulong)(equal & columns) << (8 * row);
        }

        return bits;
    }

    private void AddToBits(ulong bits, int corner, float upstream, Span<float> gradient)
    {
        for (; bits != 0; bits &= bits - 1)
        {
            var place = BitOperations.TrailingZeroCount(bits);
            gradient[corner + (place / 8 * window.InputWidth) + (place % 8)] += upstream;
            if (!all)
            {
                return;
            }
        }
    }

    private void AddOneByOne(
        ReadOnlySpan<float> image, int corner, Size2D covered, float maximum, float upstream, Span<float> gradient)
    {
        for (var row = 0; row < covered.Height; row++, corner += window.InputWidth)
        {
            for (var place = corner; place < corner + covered.Width; place++)
            {
                if (image[place] == maximum)
                {
                    gradient[place] += upstream;
                    if (!all)
                    {
                        return;
                    }
                }
            }
        }
    }
}
