namespace CnnLab.Plugins.Datasets;

/// <summary>Images that are decoded whenever one is read, on the thread that reads it.</summary>
internal sealed class ImageFileSet : ImageSet
{
    private readonly string[] _paths;
    private readonly ImageDecoder _decoder;
    private readonly float[] _normalized = new float[256];

    public ImageFileSet(IReadOnlyList<ImageFile> files, ImageDecoder decoder, Normalization normalization)
    {
        (_paths, _decoder) = ([.. files.Select(file => file.Path)], decoder);
        Labels = [.. files.Select(file => file.Label)];
        // The values of images that are held in memory, to the last bit.
        byte[] everyValue = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        new ByteImageSet(everyValue, [0], new Shape(1, 16, 16), normalization).Read(0, _normalized);
    }

    public override IReadOnlyList<int> Labels { get; }

    /// <exception cref="ComponentException">The file was changed or deleted since it was found whole.</exception>
    public override void Read(int index, Span<float> image)
    {
        var pixels = _decoder.Decode(ImageDecoder.ReadFile(_paths[index]), _paths[index]);
        for (var i = 0; i < pixels.Length; i++)
        {
            image[i] = _normalized[pixels[i]];
        }
    }
}
