using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using CnnLab.Engine;

namespace CnnLab.Hosting;

/// <summary>
/// Files of weights in the safetensors format (Hugging Face): the length of the header as 8 bytes, the header as JSON,
/// then the numbers without gaps; all little-endian. Tensors of 32-bit floats only.
/// </summary>
public static class SafetensorsFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const int LengthBytes = 8, Alignment = 8;

    // The limit of the format's own library.
    private const int MostHeaderBytes = 100_000_000;

    /// <summary>Writes a file.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="tensors">The tensors, in the order of the file.</param>
    /// <param name="metadata">Text about them.</param>
    public static void Write(
        Stream stream, IReadOnlyList<NamedTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var header = Header(tensors, metadata);
        Span<byte> length = stackalloc byte[LengthBytes];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var tensor in tensors)
        {
            stream.Write(LittleEndian(MemoryMarshal.AsBytes(tensor.Values.Span).ToArray()));
        }
    }

    /// <summary>Reads a file, and believes nothing that its bytes do not bear out.</summary>
    /// <exception cref="ComponentException">It cannot be read, or is not such a file.</exception>
    public static IReadOnlyList<NamedTensor> Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var entries = ReadHeader(path, file);
            return [.. entries.Select(entry => ReadTensor(file, entry))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ComponentException($"'{path}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads a file for a network to begin with; names that begin with <c>x_</c> are left out.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    internal static InitialWeights ReadWeights(string path)
    {
        var tensors = Read(path).Where(tensor => !tensor.Name.StartsWith("x_", StringComparison.Ordinal)).ToList();
        using var file = File.OpenRead(path);
        return new InitialWeights(tensors, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    private static byte[] Header(IReadOnlyList<NamedTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var entries = new Dictionary<string, object> { [SafetensorsHeader.Metadata] = metadata };
        var offset = 0L;
        foreach (var tensor in tensors)
        {
            var end = offset + ((long)tensor.Values.Length * sizeof(float));
            entries.Add(tensor.Name, new
            {
                dtype = SafetensorsHeader.Float32,
                shape = tensor.Dimensions,
                data_offsets = new[] { offset, end },
            });
            offset = end;
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(entries, Json);
        // Spaces behind the JSON keep the numbers where a processor likes them.
        var padded = new byte[(json.Length + Alignment - 1) / Alignment * Alignment];
        padded.AsSpan().Fill((byte)' ');
        json.CopyTo(padded, 0);
        return padded;
    }

    private static IReadOnlyList<SafetensorsEntry> ReadHeader(string path, FileStream file)
    {
        Span<byte> bytes = stackalloc byte[LengthBytes];
        var read = file.ReadAtLeast(bytes, LengthBytes, throwOnEndOfStream: false);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (read < LengthBytes || length > (ulong)Math.Min(file.Length - LengthBytes, MostHeaderBytes))
        {
            throw new ComponentException(
                $"'{path}' is not a safetensors file: it has {file.Length} bytes and begins with the length {length}. "
                + $"Expected {LengthBytes} bytes with the length of a header that is there, at most {MostHeaderBytes}.");
        }

        var header = new byte[length];
        file.ReadExactly(header);
        return SafetensorsHeader.Parse(path, header, file.Length - LengthBytes - (long)length);
    }

    private static NamedTensor ReadTensor(FileStream file, SafetensorsEntry entry)
    {
        var values = new float[(entry.End - entry.Begin) / sizeof(float)];
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        file.ReadExactly(bytes);
        LittleEndian(bytes);
        return new NamedTensor(entry.Name, entry.Dimensions, values);
    }

    private static Span<byte> LittleEndian(Span<byte> bytes)
    {
        if (!BitConverter.IsLittleEndian)
        {
            var numbers = MemoryMarshal.Cast<byte, int>(bytes);
            BinaryPrimitives.ReverseEndianness(numbers, numbers);
        }

        return bytes;
    }
}
