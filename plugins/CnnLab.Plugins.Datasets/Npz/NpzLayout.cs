namespace CnnLab.Plugins.Datasets;

/// <summary>What the arrays of an npz file must be.</summary>
/// <param name="Shape">The shape of one image, channels first.</param>
/// <param name="Classes">How many classes there are.</param>
/// <param name="Format">Where the channels of stored images are.</param>
internal sealed record NpzLayout(Shape Shape, int Classes, DataFormat Format)
{
    private int[] Stored => Format == DataFormat.ChannelsLast
        ? [Shape.Height, Shape.Width, Shape.Channels]
        : [Shape.Channels, Shape.Height, Shape.Width];

    /// <summary>Whether one image may be stored in these sizes; one channel needs no axis.</summary>
    public bool Allows(ReadOnlySpan<int> sizes) =>
        sizes.SequenceEqual(Stored) || (Shape.Channels == 1 && sizes.SequenceEqual([Shape.Height, Shape.Width]));

    /// <summary>Puts the channels of one image first.</summary>
    /// <param name="stored">The image as it is stored.</param>
    /// <param name="image">Gets it, <c>[channels, height, width]</c>.</param>
    /// <param name="axes">How many axes the array has, with that of the images.</param>
    public void ToChannelsFirst(ReadOnlySpan<float> stored, Span<float> image, int axes)
    {
        if (axes < 4 || Format == DataFormat.ChannelsFirst)
        {
            stored.CopyTo(image);
            return;
        }

        var area = Shape.Height * Shape.Width;
        for (var i = 0; i < image.Length; i++)
        {
            image[i] = stored[(i % area * Shape.Channels) + (i / area)];
        }
    }

    /// <summary>For example <c>32 x 32 x 3</c>.</summary>
    public override string ToString() =>
        string.Join(" x ", Stored) + (Shape.Channels == 1 ? $" or {Shape.Height} x {Shape.Width}" : "");
}
