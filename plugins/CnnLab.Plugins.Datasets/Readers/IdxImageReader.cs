namespace CnnLab.Plugins.Datasets;

/// <summary>
/// Reads the images of an IDX file as they are stored, compressed with gzip or not. EMNIST's own files have theirs
/// transposed.
/// </summary>
internal sealed class IdxImageReader : IImageReader
{
    public string Formats => "IDX images";

    public bool CanRead(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0, 0, 8]) || start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    public IEnumerable<float[]> Read(string path, WantedImage wanted)
    {
        using var reader = IdxReader.Open(path, dimensions: 3);
        var fitter = new ArrayFitter($"'{path}'", 1, reader.Sizes[1], reader.Sizes[2], wanted);
        var bytes = new byte[fitter.StoredCount];
        for (var image = 0; image < reader.Sizes[0]; image++)
        {
            reader.Fill(bytes);
            yield return fitter.Fit(Array.ConvertAll(bytes, pixel => (float)(pixel * (wanted.MaxValue / 255))));
        }

        reader.ExpectEnd();
    }
}
