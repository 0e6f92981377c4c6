using System.Buffers.Binary;
using System.Text;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// One array of an npz file, read from its beginning to its end. Believes nothing that the bytes do not bear out.
/// </summary>
internal sealed class NpyArray : IDisposable
{
    private const int MaxHeaderBytes = 10_000;
    private readonly string _where;
    private readonly Stream _stream;
    private long _delivered;

    /// <param name="where">The file and the array, for errors.</param>
    /// <param name="stream">Its bytes; disposed of with the array.</param>
    /// <param name="types">The types of elements it may have, such as <c>|u1</c>.</param>
    /// <exception cref="ComponentException">It is no array, or not one of those types.</exception>
    public NpyArray(string where, Stream stream, params ReadOnlySpan<string> types)
    {
        (_where, _stream) = (where, stream);
        Header = ReadHeader();
        if (!types.Contains(Header.Type))
        {
            throw new ComponentException(
                $"{where} has elements of the type '{Header.Type}'. Expected '{string.Join("', '", types)}'.");
        }

        if (Header.IsFortranOrder)
        {
            throw new ComponentException($"{where} is stored in Fortran order. Expected C order, the rows one by one.");
        }

        ElementBytes = Header.Type[2] - '0';
    }

    public NpyHeader Header { get; }

    /// <summary>The file and the array, for errors.</summary>
    public string Where => _where;

    /// <summary>How many bytes an element has.</summary>
    public int ElementBytes { get; }

    /// <summary>For example <c>60000 x 28 x 28</c>.</summary>
    public string Sizes => string.Join(" x ", Header.Sizes);

    /// <summary>Fills <paramref name="bytes"/> with the next data.</summary>
    /// <exception cref="ComponentException">The array ends before, or is damaged.</exception>
    public void Fill(Span<byte> bytes)
    {
        var read = Read(bytes);
        _delivered += read;
        if (read < bytes.Length)
        {
            throw new ComponentException(
                $"{_where} ends after {_delivered} bytes of data. Expected {Sizes} elements of {ElementBytes} bytes.");
        }
    }

    /// <summary>Checks that all data were read.</summary>
    /// <exception cref="ComponentException">There are more bytes than the header says.</exception>
    public void ExpectEnd()
    {
        if (Read(stackalloc byte[1]) > 0)
        {
            throw new ComponentException(
                $"{_where} goes on after its {Sizes} elements of {ElementBytes} bytes. Expected its end.");
        }
    }

    public void Dispose() => _stream.Dispose();

    private NpyHeader ReadHeader()
    {
        Span<byte> start = stackalloc byte[12];
        if (Read(start[..8]) < 8 || !IsMagic(start))
        {
            throw new ComponentException($"{_where} is not a NumPy array. Expected it to begin with \\x93NUMPY.");
        }

        var (isLong, lengthBytes) = (start[6] >= 2, start[6] >= 2 ? 4 : 2);
        var hasLength = Read(start.Slice(8, lengthBytes)) == lengthBytes;
        long length = isLong
            ? BinaryPrimitives.ReadUInt32LittleEndian(start[8..])
            : BinaryPrimitives.ReadUInt16LittleEndian(start[8..]);
        if (!hasLength || start[6] is 0 or > 3 || length > MaxHeaderBytes)
        {
            throw new ComponentException(
                $"{_where} has a header of version {start[6]} and {length} bytes. "
                + $"Expected version 1 to 3 and at most {MaxHeaderBytes} bytes.");
        }

        var text = new byte[length];
        var read = Read(text);
        return (read == length ? NpyHeader.Parse(Encoding.UTF8.GetString(text)) : null)
            ?? throw new ComponentException(
                $"{_where} has a header that cannot be read. Expected 'descr', 'fortran_order' and 'shape'.");
    }

    private static bool IsMagic(ReadOnlySpan<byte> start) => start[0] == 0x93 && start[1..6].SequenceEqual("NUMPY"u8);

    private int Read(Span<byte> bytes)
    {
        try
        {
            return _stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw new ComponentException($"{_where} is damaged: it does not unpack. {exception.Message}", exception);
        }
    }
}
