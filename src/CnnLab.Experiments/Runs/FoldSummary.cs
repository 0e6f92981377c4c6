using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>How a fold ended.</summary>
/// <param name="Repeat">The repeat, from 1.</param>
/// <param name="Fold">The fold, from 1.</param>
/// <param name="Status">How it ended; null if it was not finished.</param>
/// <param name="Reason">Why it ended before the last epoch; null if it did not.</param>
/// <param name="Epochs">Epochs done.</param>
/// <param name="WeightsSha256">The sha256 of all parameters' bytes; null if it was not finished.</param>
/// <param name="Seconds">How long it took; null if it was not finished.</param>
public sealed record FoldSummary(
    int Repeat, int Fold, FoldStatus? Status, string? Reason, int Epochs, string? WeightsSha256, double? Seconds)
{
    /// <summary>What was done to every channel before the network saw it; null for nothing.</summary>
    public Standardization? Standardization { get; init; }
}
