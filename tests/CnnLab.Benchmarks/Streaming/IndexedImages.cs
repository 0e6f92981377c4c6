namespace CnnLab.Benchmarks;

/// <summary>
/// Images that nobody holds: pixels and class of each follow from its index, so a set of any size takes no memory.
/// </summary>
/// <param name="count">How many images.</param>
/// <param name="classes">How many classes; they take turns.</param>
internal sealed class IndexedImages(int count, int classes) : ImageSet
{
    // Knuth's multiplicative hashing: neighbours get different bits.
    private const uint Golden = 2654435769;

    /// <inheritdoc/>
    public override IReadOnlyList<int> Labels { get; } = new IndexedLabels(count, classes);

    /// <inheritdoc/>
    public override void Read(int index, Span<float> image)
    {
        var bits = ((uint)index + 1) * Golden;
        for (var pixel = 0; pixel < image.Length; pixel++)
        {
            bits = (bits * 1664525) + 1013904223;
            image[pixel] = (bits >> 8) * (1f / (1 << 24));
        }
    }
}
