namespace CnnLab.Experiments;

/// <summary>The images that every network of a comparison is asked about.</summary>
internal sealed class LensImages
{
    /// <summary>These images.</summary>
    public LensImages(Shape shape, IReadOnlyList<LensImage> images)
    {
        (Shape, Images) = (shape, images);
        Low = images.Min(image => image.Pixels.Min());
        High = images.Max(image => image.Pixels.Max());
    }

    /// <summary>The shape of an image.</summary>
    public Shape Shape { get; }

    /// <summary>The images.</summary>
    public IReadOnlyList<LensImage> Images { get; }

    /// <summary>The smallest value of all images: 0 with <c>"normalize": "unit"</c>.</summary>
    public float Low { get; }

    /// <summary>The largest one: 1 with <c>"normalize": "unit"</c>.</summary>
    public float High { get; }

    /// <summary>Reads some of the scored images, spread evenly: data may be sorted by class.</summary>
    /// <param name="images">All images.</param>
    /// <param name="scored">The places of those that the fold was scored on.</param>
    /// <param name="most">How many are read at most.</param>
    /// <param name="shape">Their shape.</param>
    public static LensImages Read(ImageSet images, IReadOnlyList<int> scored, int most, Shape shape)
    {
        var count = Math.Min(most, scored.Count);
        var read = new LensImage[count];
        for (var place = 0; place < count; place++)
        {
            var index = scored[(int)((long)place * scored.Count / count)];
            var pixels = new float[shape.Count];
            images.Read(index, pixels);
            read[place] = new LensImage(index, images.Labels[index], pixels);
        }

        return new LensImages(shape, read);
    }
}
