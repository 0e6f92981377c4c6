namespace CnnLab.Plugins.Datasets;

/// <summary>Reads image files as <c>image_folder</c> does.</summary>
internal sealed class PictureReader : IImageReader
{
    public string Formats => "PNG, JPEG, WebP, BMP";

    public bool CanRead(ReadOnlySpan<byte> start) => ImageSignature.IsKnown(start);

    public IEnumerable<float[]> Read(string path, WantedImage wanted)
    {
        RgbOrGray.Require(wanted.Shape, path);
        var decoder = new ImageDecoder(wanted.Shape, wanted.CropToAspectRatio, wanted.MaxPixels);
        var pixels = decoder.Decode(ImageDecoder.ReadFile(path), path);
        return [Array.ConvertAll(pixels, pixel => (float)(pixel * (wanted.MaxValue / 255)))];
    }
}
