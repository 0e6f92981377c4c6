using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CnnLab;

/// <summary>
/// Four blocks of <see cref="RandomStream"/> at once, where the processor multiplies four numbers at once.
/// </summary>
internal static class PhiloxBlocks
{
    /// <summary>Words of four blocks.</summary>
    public const int Words = 16;

    /// <summary>Assigns the words of consecutive blocks, as many as fit in groups of four.</summary>
    /// <returns>How many words were assigned.</returns>
    public static int Fill(ulong key, ulong block, Span<uint> words)
    {
        if (!Avx2.IsSupported)
        {
            return 0;
        }

        var groups = MemoryMarshal.Cast<uint, Group>(words);
        foreach (ref var group in groups)
        {
            Fill(key, Vector256.Create(block) + Vector256<ulong>.Indices, ref group);
            block += Words / 4;
        }

        return groups.Length * Words;
    }

    /// <summary>
    /// Each 32-bit number of the paper's round in the lower half of a lane; what is in the upper half is never read.
    /// </summary>
    private static void Fill(ulong key, Vector256<ulong> counter, ref Group words)
    {
        var (c0, c1, c2, c3) = (counter, counter >> 32, Vector256<ulong>.Zero, Vector256<ulong>.Zero);
        var (k0, k1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < 10; round++)
        {
            var product0 = Avx2.Multiply(c0.AsUInt32(), Vector256.Create((ulong)RandomStream.Multiplier0).AsUInt32());
            var product1 = Avx2.Multiply(c2.AsUInt32(), Vector256.Create((ulong)RandomStream.Multiplier1).AsUInt32());
            (c0, c1, c2, c3) = (
                (product1 >> 32) ^ c1 ^ Vector256.Create((ulong)k0), product1,
                (product0 >> 32) ^ c3 ^ Vector256.Create((ulong)k1), product0);
            k0 += RandomStream.Weyl0;
            k1 += RandomStream.Weyl1;
        }

        var (first, second) = (Pair(c0, c1), Pair(c2, c3));
        var (even, odd) = (Avx2.UnpackLow(first, second), Avx2.UnpackHigh(first, second));
        words.Low = Avx2.Permute2x128(even, odd, 0x20);
        words.High = Avx2.Permute2x128(even, odd, 0x31);
    }

    private static Vector256<ulong> Pair(Vector256<ulong> low, Vector256<ulong> high) =>
        (low & Vector256.Create((ulong)uint.MaxValue)) | (high << 32);

    [StructLayout(LayoutKind.Sequential)]
    private struct Group
    {
        public Vector256<ulong> Low;
        public Vector256<ulong> High;
    }
}
