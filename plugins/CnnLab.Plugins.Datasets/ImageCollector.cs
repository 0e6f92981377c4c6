using System.Security.Cryptography;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// Takes the verified images of one part of a data set as they are read: hashes all of them, keeps the first so many.
/// </summary>
internal sealed class ImageCollector : IDisposable
{
    private readonly IncrementalHash _labelHash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _pixelHash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ByteCollector _labels, _pixels;
    private readonly Shape _shape;
    private readonly long _count;

    /// <param name="count">How many images there are.</param>
    /// <param name="limit">Keep the first so many only; null for all.</param>
    /// <param name="shape">The shape of one image.</param>
    public ImageCollector(long count, int? limit, Shape shape)
    {
        var kept = Math.Min(count, limit ?? count);
        (_count, _shape) = (count, shape);
        (_labels, _pixels) = (new ByteCollector(kept), new ByteCollector(kept * shape.Count));
    }

    public void AddLabels(ReadOnlySpan<byte> labels)
    {
        _labelHash.AppendData(labels);
        _labels.Add(labels);
    }

    public void AddPixels(ReadOnlySpan<byte> pixels)
    {
        _pixelHash.AppendData(pixels);
        _pixels.Add(pixels);
    }

    public ImageSet ToImageSet(Normalization normalization) =>
        new ByteImageSet(
            _pixels.ToArray(), Array.ConvertAll(_labels.ToArray(), label => (int)label), _shape, normalization);

    /// <summary>One line of the text that <see cref="Fingerprint"/> hashes. Can be asked once.</summary>
    public string Digest() =>
        $"{_count} {_shape} {Hexadecimal(_labelHash)} {Hexadecimal(_pixelHash)}";

    public void Dispose()
    {
        _labelHash.Dispose();
        _pixelHash.Dispose();
    }

    private static string Hexadecimal(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset());
}
