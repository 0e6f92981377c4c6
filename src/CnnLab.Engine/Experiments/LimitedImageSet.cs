namespace CnnLab.Engine;

/// <summary>The first images of a set: what <c>train_limit</c> and <c>test_limit</c> leave of any data set.</summary>
internal sealed class LimitedImageSet(ImageSet images, int limit) : ImageSet
{
    private readonly ImageSet _images = images;

    public override IReadOnlyList<int> Labels { get; } = [.. images.Labels.Take(limit)];

    public static ImageSet Of(ImageSet images, int? limit) =>
        limit < images.Count ? new LimitedImageSet(images, limit.Value) : images;

    /// <summary>Whether reading an image takes a moment and never waits.</summary>
    public static bool IsInMemory(ImageSet images) => images switch
    {
        ByteImageSet => true,
        LimitedImageSet limited => IsInMemory(limited._images),
        NamedImageSet named => IsInMemory(named.Images),
        StandardizedImageSet standardized => IsInMemory(standardized.Images),
        _ => false,
    };

    public override void Read(int index, Span<float> image) => _images.Read(index, image);
}
