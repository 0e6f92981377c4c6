namespace CnnLab.Plugins.Tests.Augmentations;

/// <summary>Images and what an augmentation makes of them.</summary>
internal static class Augmented
{
    /// <summary>Pixels 1, 2, 3, ...: no two are the same, and none is the fill value.</summary>
    public static float[] Numbered(Shape shape) => [.. Enumerable.Range(1, shape.Count).Select(value => (float)value)];

    public static RandomStream Stream(int image, int epoch = 0) =>
        RandomStream.For(7, "augmentation", index: (ulong)epoch).Fork((ulong)image);

    /// <summary>The numbered image after the augmentation; another seed, another draw.</summary>
    public static float[] Apply(CnnLab.Augmentation augmentation, Shape shape, int seed) =>
        Apply(augmentation, Numbered(shape), shape, seed);

    public static float[] Apply(CnnLab.Augmentation augmentation, float[] image, Shape shape, int seed)
    {
        var (pixels, random) = (image.ToArray(), Stream(seed));
        augmentation.Apply(pixels, shape, ref random);
        return pixels;
    }

    /// <summary>One place of an image; a value of its own outside.</summary>
    public static float At(float[] image, Shape shape, int channel, int row, int column, float outside) =>
        row < 0 || row >= shape.Height || column < 0 || column >= shape.Width
            ? outside
            : image[(((channel * shape.Height) + row) * shape.Width) + column];

    /// <summary>An image by a rule for each of its places.</summary>
    public static float[] Image(Shape shape, Func<int, int, int, float> pixel) =>
    [
        .. from channel in Enumerable.Range(0, shape.Channels)
           from row in Enumerable.Range(0, shape.Height)
           from column in Enumerable.Range(0, shape.Width)
           select pixel(channel, row, column),
    ];
}
