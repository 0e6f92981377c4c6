namespace CnnLab.Plugins.Datasets;

/// <summary>The first bytes of the kinds of images that are read.</summary>
internal static class ImageSignature
{
    /// <summary>Whether a file begins as a PNG, JPEG, WebP or BMP does.</summary>
    public static bool IsKnown(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
        || start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])
        || (start.StartsWith("RIFF"u8) && start.Length >= 12 && start[8..12].SequenceEqual("WEBP"u8))
        || start.StartsWith("BM"u8);
}
