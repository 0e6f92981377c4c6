using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// Takes the verified images of one part of a data set whose pixels are numbers: hashes all of them (labels as 32-bit
/// integers, pixels as 32-bit floating point, both little-endian), keeps the first so many. Memory grows with what has
/// arrived.
/// </summary>
/// <param name="shape">The shape of one image.</param>
/// <param name="limit">Keep the first so many only; null for all.</param>
internal sealed class FloatCollector(Shape shape, int? limit) : IDisposable
{
    private readonly IncrementalHash _labelHash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _pixelHash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<int> _labels = [];
    private readonly List<float> _pixels = [];
    private long _count;

    /// <exception cref="ComponentException">There are more than an array can hold.</exception>
    public void Add(int label, ReadOnlySpan<float> pixels)
    {
        _labelHash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in label)));
        _pixelHash.AppendData(MemoryMarshal.AsBytes(pixels));
        if (_count++ >= (limit ?? long.MaxValue))
        {
            return;
        }

        if ((long)_pixels.Count + pixels.Length > Array.MaxLength)
        {
            throw new ComponentException(
                $"More than {_labels.Count} images of shape {shape} do not fit an array of {Array.MaxLength} numbers. "
                + "Limit their number.");
        }

        _labels.Add(label);
        _pixels.AddRange(pixels);
    }

    public ImageSet ToImageSet(PixelScale scale) => new FloatImageSet([.. _pixels], [.. _labels], scale);

    /// <summary>One line of the text that <see cref="Fingerprint"/> hashes. Can be asked once.</summary>
    public string Digest() =>
        $"{_count} {shape} {Hexadecimal(_labelHash)} {Hexadecimal(_pixelHash)}";

    public void Dispose()
    {
        _labelHash.Dispose();
        _pixelHash.Dispose();
    }

    private static string Hexadecimal(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset());
}
