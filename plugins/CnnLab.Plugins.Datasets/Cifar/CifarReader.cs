namespace CnnLab.Plugins.Datasets;

/// <summary>
/// Reads the binary version of CIFAR-10 and CIFAR-100: records of one or two bytes of labels and 3 x 32 x 32 bytes of
/// red, green and blue planes, one after another.
/// </summary>
internal static class CifarReader
{
    private const int RecordsPerChunk = 256;

    /// <summary>Reads some files as one set of images.</summary>
    /// <exception cref="ComponentException">A file is damaged.</exception>
    public static ImageCollector Read(
        IReadOnlyList<string> paths, int? limit, CifarRecord record, CancellationToken cancellationToken)
    {
        var counts = paths.Select(path => CountRecords(path, record.Bytes)).ToArray();
        var collector = new ImageCollector(counts.Sum(), limit, record.Shape);
        for (var i = 0; i < paths.Count; i++)
        {
            ReadFile(paths[i], counts[i], record, collector, cancellationToken);
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
        CifarRecord record,
        ImageCollector collector,
        CancellationToken cancellationToken)
    {
        var chunk = new byte[RecordsPerChunk * record.Bytes];
        try
        {
            using var stream = File.OpenRead(path);
            for (long image = 0; image < count; image += RecordsPerChunk)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var bytes = (int)Math.Min(RecordsPerChunk, count - image) * record.Bytes;
                stream.ReadExactly(chunk, 0, bytes);
                Take(chunk.AsSpan(0, bytes), image, path, record, collector);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ComponentException($"'{path}' cannot be read: {exception.Message}", exception);
        }
    }

    private static void Take(
        ReadOnlySpan<byte> records, long firstImage, string path, CifarRecord record, ImageCollector collector)
    {
        for (var image = firstImage; records.Length > 0; image++, records = records[record.Bytes..])
        {
            var label = records.Slice(record.LabelAt, 1);
            Labels.Check(label, record.Classes, image, path);
            collector.AddLabels(label);
            collector.AddPixels(records[record.LabelBytes..record.Bytes]);
        }
    }
}
