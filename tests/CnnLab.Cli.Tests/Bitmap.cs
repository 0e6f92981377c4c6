using System.Buffers.Binary;

namespace CnnLab.Cli.Tests;

/// <summary>Writes BMP files of one gray.</summary>
internal static class Bitmap
{
    private const int HeaderBytes = 54;

    public static void Write(string path, byte gray, int side)
    {
        var line = (side * 3 + 3) / 4 * 4;
        var file = new byte[HeaderBytes + (line * side)];
        file.AsSpan(HeaderBytes).Fill(gray);
        "BM"u8.CopyTo(file);
        Span<(int At, int Value)> numbers =
            [(2, file.Length), (10, HeaderBytes), (14, 40), (18, side), (22, side), (26, 1 | (24 << 16))];
        foreach (var (at, value) in numbers)
        {
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, file);
    }
}
