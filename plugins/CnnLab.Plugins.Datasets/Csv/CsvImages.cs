namespace CnnLab.Plugins.Datasets;

/// <summary>Reads files with an image in every line.</summary>
internal static class CsvImages
{
    private const int LinesBetweenChecks = 1024;

    /// <exception cref="ComponentException">The file is not of that layout: where, and what it has.</exception>
    public static FloatCollector Read(string path, CsvLayout layout, int? limit, CancellationToken cancellationToken)
    {
        using var rows = new CsvRows(path);
        if (layout.HasHeader)
        {
            rows.Skip();
        }

        var collector = new FloatCollector(layout.Shape, limit);
        var values = new float[layout.Columns];
        var pixels = new float[layout.Shape.Count];
        while (rows.Next(values))
        {
            if (rows.Line % LinesBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var label = Label(values[layout.LabelAt], layout.Classes, path, rows.Line);
            values.AsSpan(0, layout.LabelAt).CopyTo(pixels);
            values.AsSpan(layout.LabelAt + 1).CopyTo(pixels.AsSpan(layout.LabelAt));
            CheckPixels(pixels, layout, path, rows.Line);
            collector.Add(label, pixels);
        }

        return collector;
    }

    /// <summary>The contents of a file of training images and, where there is one, of test images.</summary>
    public static DatasetContents Load(
        IReadOnlyList<string> paths, CsvLayout layout, DatasetOptions options, CancellationToken cancellationToken)
    {
        var scale = new PixelScale(options.Normalize, layout.MaxValue);
        using var training = Read(paths[0], layout, options.TrainLimit, cancellationToken);
        using var test = paths.Count > 1 ? Read(paths[1], layout, options.TestLimit, cancellationToken) : null;
        return new DatasetContents(
            training.ToImageSet(scale), test?.ToImageSet(scale), Fingerprint.Of(training.Digest(), test?.Digest()));
    }

    private static int Label(float value, int classes, string path, long line) =>
        value >= 0 && value < classes && float.IsInteger(value)
            ? (int)value
            : throw new ComponentException(
                $"'{path}', line {line} has the label {value}. Expected a whole number of 0 to {classes - 1}.");

    private static void CheckPixels(ReadOnlySpan<float> pixels, CsvLayout layout, string path, long line)
    {
        foreach (var pixel in pixels)
        {
            // Written so that it refuses what is not a number, too.
            if (!(pixel >= 0 && pixel <= layout.MaxValue))
            {
                throw new ComponentException(
                    $"'{path}', line {line} has a pixel of {pixel}. Expected 0 to {layout.MaxValue}.");
            }
        }
    }
}
