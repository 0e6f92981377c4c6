using System.Buffers.Binary;
using System.IO.Compression;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Datasets;

/// <summary>A folder with subfolders of images; finds data files as the lab does, relative to itself.</summary>
internal sealed class ImageTree : IDataFiles, IDisposable
{
    private readonly TempFolder _folder = new();

    public string this[string name] => _folder[name.Split('/')];

    public void Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllBytes(this[name], bytes);
    }

    public IReadOnlyList<string> Locate(
        string type,
        FileDatasetOptions options,
        IReadOnlyList<DataFile> files,
        IReadOnlyList<Uri> mirrors,
        CancellationToken cancellationToken) =>
        new FolderFiles(Path.Combine(_folder.Path, options.Path!))
            .Locate(type, options, files, mirrors, cancellationToken);

    public string FullPath(string path) => Path.GetFullPath(Path.Combine(_folder.Path, path));

    public void Dispose() => _folder.Dispose();

    /// <summary>A BMP of 24 bits by hand: no library has a part in what is expected.</summary>
    public static byte[] Bmp(int width, int height, Func<int, int, (byte R, byte G, byte B)> color)
    {
        var stride = ((3 * width) + 3) / 4 * 4;
        var bytes = new byte[54 + (stride * height)];
        (bytes[0], bytes[1]) = ((byte)'B', (byte)'M');
        foreach (var (at, value) in new[]
        {
            (2, bytes.Length), (10, 54), (14, 40), (18, width), (22, height), (26, 1 + (24 << 16)),
            (34, stride * height),
        })
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
        }

        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                // Rows are stored from the bottom, colours as blue, green, red.
                var at = 54 + (stride * (height - 1 - row)) + (3 * column);
                (bytes[at + 2], bytes[at + 1], bytes[at]) = color(row, column);
            }
        }

        return bytes;
    }

    /// <summary>A PNG of 8-bit gray whose header may promise another size than its data have.</summary>
    public static byte[] Png(int width, int height, byte[] rows)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            zlib.Write(rows);
        }

        byte[] signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];
        return [.. signature, .. Chunk("IHDR", header), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] named = [.. type.Select(letter => (byte)letter), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc32(named));
        return [.. length, .. named, .. sum];
    }

    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var octet in bytes)
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
            }
        }

        return ~crc;
    }
}
