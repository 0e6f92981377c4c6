using System.Buffers.Binary;
using System.IO.Compression;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// Reads a file of unsigned bytes in the IDX format of MNIST (LeCun, Cortes, Burges): magic number, sizes, data;
/// compressed with gzip or not, whatever its name says. Believes nothing that the bytes do not bear out.
/// </summary>
internal sealed class IdxReader : IDisposable
{
    private const int UnsignedBytes = 0x08;
    private readonly string _path;
    private readonly Stream _stream;
    private long _delivered;

    private IdxReader(string path, Stream stream) => (_path, _stream) = (path, stream);

    /// <summary>The sizes, outermost first: how many items, then the size of each.</summary>
    public IReadOnlyList<int> Sizes { get; private set; } = [];

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dimensions">How many sizes it must have: 1 for labels, 3 for images.</param>
    /// <exception cref="ComponentException">It is not such a file.</exception>
    public static IdxReader Open(string path, int dimensions)
    {
        var reader = new IdxReader(path, OpenStream(path));
        try
        {
            reader.ReadHeader(dimensions);
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Fills <paramref name="bytes"/> with the next data.</summary>
    /// <exception cref="ComponentException">The file ends before, or is damaged.</exception>
    public void Fill(Span<byte> bytes)
    {
        var read = Read(bytes);
        _delivered += read;
        if (read < bytes.Length)
        {
            throw new ComponentException(
                $"'{_path}' ends after {_delivered} bytes of data. "
                + $"Expected {string.Join(" x ", Sizes)} = {Total} bytes.");
        }
    }

    /// <summary>Checks that all data were read.</summary>
    /// <exception cref="ComponentException">There are more bytes than the header says.</exception>
    public void ExpectEnd()
    {
        if (Read(stackalloc byte[1]) > 0)
        {
            throw new ComponentException(
                $"'{_path}' goes on after its {string.Join(" x ", Sizes)} = {Total} bytes of data. Expected its end.");
        }
    }

    public void Dispose() => _stream.Dispose();

    private long Total => Sizes.Aggregate(1L, (product, size) => product * size);

    private static Stream OpenStream(string path)
    {
        try
        {
            var file = File.OpenRead(path);
            var compressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
            file.Position = 0;
            return compressed ? new GZipStream(file, CompressionMode.Decompress) : file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ComponentException($"'{path}' cannot be read: {exception.Message}", exception);
        }
    }

    private void ReadHeader(int dimensions)
    {
        var header = new byte[4 + (4 * dimensions)];
        var read = Read(header);
        if (read < 4)
        {
            throw new ComponentException(
                $"'{_path}' has {read} bytes. Expected an IDX header of {header.Length} bytes and its data.");
        }

        CheckMagic(BinaryPrimitives.ReadUInt32BigEndian(header), dimensions);
        if (read < header.Length)
        {
            throw new ComponentException(
                $"'{_path}' ends in its header, after {read} bytes. Expected {header.Length}.");
        }

        Sizes = [.. Enumerable.Range(1, dimensions)
            .Select(i => BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 * i)))];
        if (Sizes.Any(size => size <= 0))
        {
            throw new ComponentException(
                $"'{_path}' has the sizes {string.Join(" x ", Sizes)} in its header. Expected positive ones.");
        }
    }

    private void CheckMagic(uint magic, int dimensions)
    {
        var expected = (uint)((UnsignedBytes << 8) | dimensions);
        if (magic != expected)
        {
            var meant = magic switch { 0x0801 => " (labels)", 0x0803 => " (images)", _ => "" };
            throw new ComponentException(
                $"'{_path}' begins with the magic number 0x{magic:x8}{meant}. "
                + $"Expected 0x{expected:x8} ({(dimensions == 1 ? "labels" : "images")}).");
        }
    }

    private int Read(Span<byte> bytes)
    {
        try
        {
            return _stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException exception)
        {
            throw new ComponentException(
                $"'{_path}' is damaged: its gzip compression does not unpack. {exception.Message}", exception);
        }
        catch (IOException exception)
        {
            throw new ComponentException($"'{_path}' cannot be read: {exception.Message}", exception);
        }
    }
}
