namespace CnnLab.Plugins.Datasets;

/// <summary>Reads image files as <c>image_folder</c> does.</summary>
internal sealed class PictureReader : IImageReader
{
    public string Formats => "PNG, JPEG, WebP, BMP";

    public bool CanRead(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
        || start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])
        || (start.StartsWith("RIFF"u8) && start.Length >= 12 && start[8..12].SequenceEqual("WEBP"u8))
        || start.StartsWith("BM"u8);

    public IEnumerable<float[]> Read(string path, WantedImage wanted)
    {
        RgbOrGray.Require(wanted.Shape, path);
        var decoder = new ImageDecoder(wanted.Shape, wanted.CropToAspectRatio, wanted.MaxPixels);
        var pixels = decoder.Decode(ImageDecoder.ReadFile(path), path);
        return [Array.ConvertAll(pixels, pixel => (float)(pixel * (wanted.MaxValue / 255)))];
    }
}
