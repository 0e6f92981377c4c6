using System.Buffers.Binary;

namespace CnnLab.Cli.Tests;

/// <summary>Writes a tiny MNIST, whole or damaged.</summary>
internal static class Idx
{
    private const int Count = 6, Side = 28;

    public static void Write(string folder, string damage)
    {
        foreach (var part in new[] { "train", "t10k" })
        {
            var images = new byte[16 + (Count * Side * Side)];
            Header(images, damage == "magic" ? 0x0BADF00D : 0x803, Count, Side, Side);
            var labels = new byte[8 + Count];
            Header(labels, 0x801, Count);
            labels[^1] = (byte)(damage == "label" ? 10 : 9);
            File.WriteAllBytes(
                Path.Combine(folder, part + "-images-idx3-ubyte"), damage == "truncated" ? images[..^100] : images);
            File.WriteAllBytes(Path.Combine(folder, part + "-labels-idx1-ubyte"), labels);
        }
    }

    private static void Header(byte[] file, params int[] numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 * i), numbers[i]);
        }
    }
}
