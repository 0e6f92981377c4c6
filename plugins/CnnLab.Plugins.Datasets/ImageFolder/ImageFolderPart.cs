using System.Security.Cryptography;
using System.Text;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// Takes the images of one part of a data set, one after another: decodes each that is kept, so that what is broken is
/// known before training. Those beyond a limit are only read, for the fingerprint; where broken ones are left out of
/// it, they have to be decoded as well.
/// </summary>
internal sealed class ImageFolderPart(ImageDecoder decoder, Shape shape, ImageFolderOptions options) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<ImageFile> _kept = [];
    private ByteCollector _pixels = new(0);
    private readonly List<string> _leftOut = [];
    private int _count;

    /// <summary>A sentence for each image that was left out: which, and why.</summary>
    public IReadOnlyList<string> LeftOut => _leftOut;

    /// <exception cref="ComponentException">An image is broken and may not be skipped, or none is left.</exception>
    public void Take(IReadOnlyList<ImageFile> files, int? limit, CancellationToken cancellationToken)
    {
        var most = Math.Min(files.Count, limit ?? files.Count);
        Reserve(most);
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                Take(file, keep: _kept.Count < most);
            }
            catch (ComponentException exception) when (options.OnBroken == OnBroken.Skip)
            {
                _leftOut.Add($"Left out: {exception.Message}");
            }
        }

        if (_count == 0)
        {
            throw new ComponentException($"None of the {files.Count} images can be read. Expected at least one.");
        }
    }

    public ImageSet ToImageSet()
    {
        int[] labels = [.. _kept.Select(file => file.Label)];
        return options.Decode == DecodeTime.OnTheFly
            ? new ImageFileSet(_kept, decoder, options.Normalize)
            : new ByteImageSet(_pixels.ToArray(), labels, shape, options.Normalize);
    }

    /// <summary>
    /// How many images, and the sha256 of a line for each: class, name and the file's sha256. Can be asked once.
    /// </summary>
    public string Digest() => $"{_count} files {Convert.ToHexStringLower(_hash.GetHashAndReset())}";

    public void Dispose() => _hash.Dispose();

    private void Reserve(int images)
    {
        var bytes = (long)images * shape.Count;
        if (options.Decode == DecodeTime.UpFront && bytes > Array.MaxLength)
        {
            throw new ComponentException(
                $"{images} images of shape {shape} take {bytes} bytes. "
                + $"Expected at most {Array.MaxLength}: set \"decode\": \"on_the_fly\", or limit their number.");
        }

        _pixels = new ByteCollector(bytes);
    }

    private void Take(ImageFile file, bool keep)
    {
        var bytes = ImageDecoder.ReadFile(file.Path);
        byte[] pixels = keep || options.OnBroken == OnBroken.Skip ? decoder.Decode(bytes, file.Path) : [];
        _hash.AppendData(
            Encoding.UTF8.GetBytes($"{file.Name} {Convert.ToHexStringLower(SHA256.HashData(bytes))}\n"));
        _count++;
        if (!keep)
        {
            return;
        }

        _kept.Add(file);
        if (options.Decode == DecodeTime.UpFront)
        {
            _pixels.Add(pixels);
        }
    }
}
