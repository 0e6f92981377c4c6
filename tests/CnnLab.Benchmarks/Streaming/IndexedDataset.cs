namespace CnnLab.Benchmarks;

/// <summary>A data set of <see cref="IndexedImages"/>, <c>[1, 28, 28]</c>, of ten classes.</summary>
/// <param name="count">How many training images.</param>
internal sealed class IndexedDataset(int count) : Dataset(new DatasetOptions())
{
    private const int TestImages = 10;

    /// <inheritdoc/>
    public override Shape ImageShape { get; } = new(1, 28, 28);

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <inheritdoc/>
    public override DatasetContents Load(CancellationToken cancellationToken) => new(
        new IndexedImages(count, ClassNames.Count),
        new IndexedImages(TestImages, ClassNames.Count),
        $"indexed {count}");
}
