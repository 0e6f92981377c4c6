using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CnnLab.Engine;

/// <summary>The images of an epoch or of an evaluation, in the order of their batches.</summary>
/// <param name="images">Where they are.</param>
/// <param name="indexes">Which of them.</param>
/// <param name="augment">The epoch's stream where they are augmented; null where they are taken as they are.</param>
internal sealed class BatchOrder(ImageSet images, int[] indexes, RandomStream? augment = null)
{
    /// <summary>Where the images are.</summary>
    public ImageSet Images { get; } = images;

    /// <summary>Which of them, batch after batch.</summary>
    public int[] Indexes { get; } = indexes;

    /// <summary>The epoch's stream where they are augmented; null where they are taken as they are.</summary>
    public RandomStream? Augment { get; } = augment;

    /// <summary>What comes after the last batch; null where that is not known yet, or nothing.</summary>
    public BatchOrder? Next { get; set; }

    /// <summary>The sha256 of <see cref="Indexes"/>: equal orders, equal hashes.</summary>
    public string Sha256() => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(Indexes.AsSpan())));
}
