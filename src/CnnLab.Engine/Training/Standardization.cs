namespace CnnLab.Engine;

/// <summary>
/// What gives every channel mean 0 and standard deviation 1 over the images that a fold learns from: (x - mean) /
/// deviation. Part of the network's preprocessing: a prediction needs it.
/// </summary>
/// <param name="Mean">The mean of each channel, of pixels divided by 255.</param>
/// <param name="Deviation">The standard deviation of each channel; 1 for one that is the same everywhere.</param>
public sealed record Standardization(IReadOnlyList<float> Mean, IReadOnlyList<float> Deviation)
{
    /// <summary>Enough to take longer than handing a piece out, few enough for all threads to have some.</summary>
    private const int ImagesPerPiece = 64;

    /// <summary>Standardises an image.</summary>
    /// <param name="image">Pixels divided by 255, channel by channel.</param>
    public void Apply(Span<float> image)
    {
        var area = image.Length / Mean.Count;
        for (var channel = 0; channel < Mean.Count; channel++)
        {
            var (mean, factor) = (Mean[channel], 1 / Deviation[channel]);
            foreach (ref var pixel in image.Slice(channel * area, area))
            {
                pixel = (pixel - mean) * factor;
            }
        }
    }

    /// <summary>That of some images, the same for any number of threads.</summary>
    internal static Standardization Of(
        ImageSet images, ReadOnlyMemory<int> indexes, Shape shape, IParallelLoop parallel)
    {
        var pieces = new ChannelMoments[(indexes.Length + ImagesPerPiece - 1) / ImagesPerPiece][];
        parallel.For(pieces.Length, (piece, _) =>
        {
            var start = piece * ImagesPerPiece;
            var count = Math.Min(ImagesPerPiece, indexes.Length - start);
            pieces[piece] = Moments(images, indexes.Span.Slice(start, count), shape);
        });
        var sum = new ChannelMoments[shape.Channels];
        foreach (var piece in pieces)
        {
            Add(sum, piece);
        }

        return new Standardization(
            [.. sum.Select(channel => (float)channel.Mean)], [.. sum.Select(channel => Divisor(channel.Deviation))]);
    }

    private static ChannelMoments[] Moments(ImageSet images, ReadOnlySpan<int> indexes, Shape shape)
    {
        var (sum, ofImage, pixels) =
            (new ChannelMoments[shape.Channels], new ChannelMoments[shape.Channels], new float[shape.Count]);
        var area = shape.Count / shape.Channels;
        foreach (var index in indexes)
        {
            images.Read(index, pixels);
            for (var channel = 0; channel < ofImage.Length; channel++)
            {
                ofImage[channel] = ChannelMoments.Of(pixels.AsSpan(channel * area, area));
            }

            Add(sum, ofImage);
        }

        return sum;
    }

    private static void Add(ChannelMoments[] sum, ChannelMoments[] more)
    {
        for (var channel = 0; channel < sum.Length; channel++)
        {
            sum[channel] = sum[channel].With(more[channel]);
        }
    }

    private static float Divisor(double deviation) => (float)deviation is > 0 and var divisor ? divisor : 1;
}
