namespace CnnLab.Plugins.Datasets;

/// <summary>A data set in four files as MNIST's: images and labels, for training and test.</summary>
/// <param name="type">The data set's type name.</param>
/// <param name="files">Training images, training labels, test images, test labels.</param>
/// <param name="mirrors">Where they can be downloaded.</param>
/// <param name="layout">What is otherwise than in MNIST.</param>
internal sealed class IdxFiles(
    string type, IReadOnlyList<DataFile> files, IReadOnlyList<Uri> mirrors, IdxLayout layout = default)
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>Files under MNIST's names.</summary>
    /// <param name="type">The data set's type name.</param>
    /// <param name="sha256">
    /// Of the official compressed files: training images, training labels, test images, test labels.
    /// </param>
    /// <param name="mirrors">Where they can be downloaded.</param>
    public IdxFiles(string type, IReadOnlyList<string> sha256, IReadOnlyList<Uri> mirrors)
        : this(
            type,
            [
                File("train-images", "idx3", sha256[0], 64_000_000),
                File("train-labels", "idx1", sha256[1], 1_000_000),
                File("t10k-images", "idx3", sha256[2], 16_000_000),
                File("t10k-labels", "idx1", sha256[3], 1_000_000),
            ],
            mirrors)
    {
    }

    /// <summary>A file that may be compressed or not, named with dashes or with a dot.</summary>
    public static DataFile File(string name, string format, string? sha256, long maximumBytes)
    {
        var (dashed, dotted) = ($"{name}-{format}-ubyte", $"{name}.{format}-ubyte");
        return new DataFile([$"{dashed}.gz", dashed, $"{dotted}.gz", dotted], sha256, maximumBytes);
    }

    /// <summary>Finds, verifies and reads the files.</summary>
    /// <exception cref="ComponentException">A file is missing or damaged.</exception>
    public DatasetContents Load(
        FileDatasetOptions options, IDataFiles places, Shape shape, int classes, CancellationToken cancellationToken)
    {
        var paths = places.Locate(type, options, files, mirrors, cancellationToken);
        using var training = ReadPart(paths[0], paths[1], options.TrainLimit, shape, classes, cancellationToken);
        using var test = ReadPart(paths[2], paths[3], options.TestLimit, shape, classes, cancellationToken);
        return Fingerprint.Seal(training, test, options);
    }

    private ImageCollector ReadPart(
        string imagePath, string labelPath, int? limit, Shape shape, int classes, CancellationToken cancellationToken)
    {
        using var images = IdxReader.Open(imagePath, dimensions: 3);
        using var labels = IdxReader.Open(labelPath, dimensions: 1);
        CheckSizes(images.Sizes, imagePath, labels.Sizes[0], labelPath, shape);
        var collector = new ImageCollector(images.Sizes[0], limit, shape);
        ReadChunks(labels, images.Sizes[0], ChunkBytes, (chunk, start) =>
        {
            Labels.Check(chunk, classes, start, labelPath, layout.FirstLabel);
            layout.Arrange(chunk);
            collector.AddLabels(chunk);
        }, cancellationToken);
        var (pixels, wholeImages) = ((long)images.Sizes[0] * shape.Count, ChunkBytes / shape.Count * shape.Count);
        ReadChunks(images, pixels, wholeImages, (chunk, _) =>
        {
            layout.Arrange(chunk, shape);
            collector.AddPixels(chunk);
        }, cancellationToken);
        return collector;
    }

    private static void CheckSizes(
        IReadOnlyList<int> images, string imagePath, int labels, string labelPath, Shape shape)
    {
        if (images[1] != shape.Height || images[2] != shape.Width)
        {
            throw new ComponentException(
                $"'{imagePath}' has images of {images[1]}x{images[2]}. Expected {shape.Height}x{shape.Width}.");
        }

        if (images[0] != labels)
        {
            throw new ComponentException(
                $"'{imagePath}' has {images[0]} images, but '{labelPath}' has {labels} labels. Expected as many.");
        }
    }

    private static void ReadChunks(
        IdxReader reader,
        long bytes,
        int chunkBytes,
        Action<Span<byte>, long> take,
        CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Min(bytes, chunkBytes)];
        for (long start = 0; start < bytes; start += buffer.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var chunk = buffer.AsSpan(0, (int)Math.Min(buffer.Length, bytes - start));
            reader.Fill(chunk);
            take(chunk, start);
        }

        reader.ExpectEnd();
    }
}
