namespace CnnLab.Experiments;

/// <summary>A recorded value of an epoch beside the one that was computed again.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Name">A metric, <c>learning_rate</c> or <c>weights_sha256</c>.</param>
/// <param name="Recorded">What the record has, to the last bit; null for a number that was not finite.</param>
/// <param name="Now">What it is now.</param>
public sealed record VerifiedNumber(int Epoch, string Name, string? Recorded, string? Now)
{
    /// <summary>Whether they are the same.</summary>
    public bool IsEqual => Recorded == Now;
}
