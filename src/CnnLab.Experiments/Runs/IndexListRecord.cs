using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CnnLab.Experiments;

/// <summary>A list of samples in <c>folds.json</c>.</summary>
/// <param name="Count">How many samples.</param>
/// <param name="Sha256">The sha256 of the list as little-endian 32-bit integers in their order: equal lists, equal hashes.</param>
/// <param name="Indexes">The places, as <c>0-3,7</c>; null where the list follows from the others or is too long to keep.</param>
public sealed record IndexListRecord(int Count, string Sha256, string? Indexes)
{
    /// <summary>The places of the samples; null where they were not kept.</summary>
    public int[]? Expand() => Indexes is null ? null : IndexRanges.Parse(Indexes);

    internal static IndexListRecord From(int[] indexes, bool keepIndexes) =>
        new(indexes.Length, Hash(indexes), keepIndexes ? IndexRanges.Format(indexes) : null);

    private static string Hash(int[] indexes)
    {
        var bytes = new byte[indexes.Length * sizeof(int)];
        for (var i = 0; i < indexes.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * sizeof(int)), indexes[i]);
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
