namespace CnnLab;

/// <summary>Images held in memory as bytes, normalised as they are read.</summary>
public sealed class ByteImageSet : ImageSet
{
    private readonly byte[] _pixels;
    private readonly int _imageSize;
    private readonly float[] _normalized = new float[256];

    /// <summary>Images of one shape.</summary>
    /// <param name="pixels">The pixels, image after image, each <c>[channels, height, width]</c>.</param>
    /// <param name="labels">The class of every image.</param>
    /// <param name="shape">The shape of one image.</param>
    /// <param name="normalization">What is done to the pixels.</param>
    /// <exception cref="ComponentException">The pixels are not as many as the labels need.</exception>
    public ByteImageSet(byte[] pixels, IReadOnlyList<int> labels, Shape shape, Normalization normalization)
    {
        if (pixels.Length != (long)labels.Count * shape.Count)
        {
            throw new ComponentException($"{pixels.Length} bytes cannot be {labels.Count} images of shape {shape}.");
        }

        (_pixels, Labels, _imageSize) = (pixels, labels, shape.Count);
        for (var value = 0; value < 256; value++)
        {
            _normalized[value] = normalization switch
            {
                Normalization.Unit or Normalization.Standardize => value / 255f,
                Normalization.Symmetric => (value / 127.5f) - 1f,
                _ => value,
            };
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<int> Labels { get; }

    /// <inheritdoc/>
    public override void Read(int index, Span<float> image)
    {
        var pixels = _pixels.AsSpan(index * _imageSize, _imageSize);
        for (var i = 0; i < pixels.Length; i++)
        {
            image[i] = _normalized[pixels[i]];
        }
    }
}
