using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>Pictures of what a network has learned and of what it sees.</summary>
public static class LensPictures
{
    /// <summary>How many filters are kept.</summary>
    public const int MostFilters = 64;

    /// <summary>How many channels of a layer are kept.</summary>
    public const int MostMaps = 16;

    /// <summary>How many wrongly called images are kept.</summary>
    public const int MostMistakes = 40;

    /// <summary>
    /// The filters of the first layer with a kernel of <c>[filters, channels, height, width]</c>; all in one scale,
    /// whose middle is 0.
    /// </summary>
    internal static IReadOnlyList<LensPicture> Filters(IEnumerable<NamedTensor> tensors)
    {
        if (tensors.FirstOrDefault(tensor => tensor.Dimensions.Length == 4) is not { } kernel)
        {
            return [];
        }

        var shape = new Shape(kernel.Dimensions.AsSpan(1));
        var values = kernel.Values.ToArray();
        var extent = values.Max(Math.Abs);
        return
        [
            .. values.Chunk(shape.Count).Take(MostFilters).Select((filter, place) =>
                LensPicture.Of($"{kernel.Name}[{place}]", filter, shape, -extent, extent)),
        ];
    }

    /// <summary>The channels of a layer's output for one image, all in one scale.</summary>
    internal static IEnumerable<LensPicture> Maps(string layer, float[] output, Shape shape)
    {
        if (!shape.IsImage)
        {
            return [];
        }

        var (low, high) = (output.Min(), output.Max());
        var map = new Shape(1, shape.Height, shape.Width);
        return output.Chunk(map.Count).Take(MostMaps).Select((values, channel) =>
            LensPicture.Of($"{layer}[{channel}]", values, map, low, high));
    }

    /// <summary>An image.</summary>
    internal static LensPicture Image(LensImage image, LensImages images) =>
        LensPicture.Of($"image {image.Index}", image.Pixels, images.Shape, images.Low, images.High);

    /// <summary>The first images whose class the network does not see.</summary>
    internal static IReadOnlyList<LensMistake> Mistakes(LensImages images, int[] predicted) =>
    [
        .. images.Images.Where((image, place) => image.Label != predicted[place])
            .Take(MostMistakes)
            .Select(image => new LensMistake(image.Index, Image(image, images))),
    ];
}
