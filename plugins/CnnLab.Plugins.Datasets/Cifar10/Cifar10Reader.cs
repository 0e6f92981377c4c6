namespace CnnLab.Plugins.Datasets;

/// <summary>
/// Reads CIFAR-10's binary version: records of one byte of label and 3 x 32 x 32 bytes of red, green and blue planes,
/// one after another.
/// </summary>
internal static class Cifar10Reader
{
    private const int RecordsPerChunk = 256;

    /// <summary>Reads some files as one set of images.</summary>
    /// <exception cref="ComponentException">A file is damaged.</exception>
    public static ImageCollector Read(
        IReadOnlyList<string> paths, int? limit, Shape shape, int classes, CancellationToken cancellationToken)
    {
        var recordBytes = 1 + shape.Count;
        var counts = paths.Select(path => CountRecords(path, recordBytes)).ToArray();
        var collector = new ImageCollector(counts.Sum(), limit, shape);
        for (var i = 0; i < paths.Count; i++)
        {
            ReadFile(paths[i], counts[i], recordBytes, classes, collector, cancellationToken);
        }

        return collector;
    }

    private static long CountRecords(string path, int recordBytes)
    {
        var bytes = new FileInfo(path).Length;
        return bytes > 0 && bytes % recordBytes == 0
            ? bytes / recordBytes
            : throw new ComponentException(
                $"'{path}' has {bytes} bytes, {bytes / recordBytes} images and {bytes % recordBytes} bytes. "
                + $"Expected a multiple of {recordBytes}.");
    }

    private static void ReadFile(
        string path,
        long count,
        int recordBytes,
        int classes,
        ImageCollector collector,
        CancellationToken cancellationToken)
    {
        var chunk = new byte[RecordsPerChunk * recordBytes];
        try
        {
            using var stream = File.OpenRead(path);
            for (long image = 0; image < count; image += RecordsPerChunk)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var records = (int)Math.Min(RecordsPerChunk, count - image);
                stream.ReadExactly(chunk, 0, records * recordBytes);
                Take(chunk.AsSpan(0, records * recordBytes), image, path, recordBytes, classes, collector);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ComponentException($"'{path}' cannot be read: {exception.Message}", exception);
        }
    }

    private static void Take(
        ReadOnlySpan<byte> records,
        long firstImage,
        string path,
        int recordBytes,
        int classes,
        ImageCollector collector)
    {
        for (var image = firstImage; records.Length > 0; image++, records = records[recordBytes..])
        {
            Labels.Check(records[..1], classes, image, path);
            collector.AddLabels(records[..1]);
            collector.AddPixels(records[1..recordBytes]);
        }
    }
}
