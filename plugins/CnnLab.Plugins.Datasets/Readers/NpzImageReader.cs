namespace CnnLab.Plugins.Datasets;

/// <summary>
/// Reads the images of an npz file: of its only array, or the one called <c>x</c>, <c>[images, height, width]</c> or
/// with channels, of bytes or 32-bit floating point.
/// </summary>
internal sealed class NpzImageReader : IImageReader
{
    public string Formats => "npz";

    public bool CanRead(ReadOnlySpan<byte> start) => start.StartsWith("PK"u8);

    public IEnumerable<float[]> Read(string path, WantedImage wanted)
    {
        using var file = new NpzFile(path);
        using var array = file.Open(file.OnlyName() ?? "x", "|u1", "<f4");
        var sizes = array.Header.Sizes;
        if (sizes.Count is not (3 or 4) || sizes.Any(size => size <= 0))
        {
            throw new ComponentException(
                $"{array.Where} has the sizes {array.Sizes}. Expected images x height x width, or with channels.");
        }

        var (channels, height, width) = sizes.Count == 3 ? (1, sizes[1], sizes[2])
            : wanted.ChannelsLast ? (sizes[3], sizes[1], sizes[2])
            : (sizes[1], sizes[2], sizes[3]);
        var fitter = new ArrayFitter(array.Where, channels, height, width, wanted);
        var layout = new NpzLayout(
            new Shape(channels, height, width),
            Classes: 0,
            wanted.ChannelsLast ? DataFormat.ChannelsLast : DataFormat.ChannelsFirst);
        var bytes = new byte[checked(fitter.StoredCount * array.ElementBytes)];
        var (stored, upright) = (new float[fitter.StoredCount], new float[fitter.StoredCount]);
        for (var image = 0; image < sizes[0]; image++)
        {
            array.Fill(bytes);
            NpzImages.ToFloats(bytes, stored, array.Where, image);
            layout.ToChannelsFirst(stored, upright, sizes.Count);
            yield return fitter.Fit(upright);
        }

        array.ExpectEnd();
    }
}
