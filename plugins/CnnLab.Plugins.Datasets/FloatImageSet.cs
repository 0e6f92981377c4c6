namespace CnnLab.Plugins.Datasets;

/// <summary>Images held in memory as numbers, normalised as they are read.</summary>
/// <param name="pixels">Image after image, each <c>[channels, height, width]</c>.</param>
/// <param name="labels">The class of every image.</param>
/// <param name="scale">What the numbers are scaled by.</param>
internal sealed class FloatImageSet(float[] pixels, int[] labels, PixelScale scale) : ImageSet
{
    private readonly int _imageSize = labels.Length == 0 ? 0 : pixels.Length / labels.Length;

    public override IReadOnlyList<int> Labels { get; } = labels;

    public override void Read(int index, Span<float> image)
    {
        var values = pixels.AsSpan(index * _imageSize, _imageSize);
        for (var i = 0; i < values.Length; i++)
        {
            image[i] = scale.Apply(values[i]);
        }
    }
}
