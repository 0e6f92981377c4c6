namespace CnnLab.Engine;

/// <summary>One epoch of one fold.</summary>
/// <param name="Repeat">The repeat, from 1.</param>
/// <param name="Fold">The fold, from 1.</param>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="LearningRate">The learning rate of its last step.</param>
/// <param name="Metrics">
/// By name: <c>loss</c>, <c>accuracy</c> of the training samples (as they were while training), with <c>val_</c> of the
/// validation split, with
/// <c>test_</c> of the held-out samples; what a metric says of a part, such as a class, is <c>test_recall.cat</c>.
/// </param>
/// <param name="Seconds">How long it took, evaluation included.</param>
public sealed record EpochResult(
    int Repeat, int Fold, int Epoch, double LearningRate, IReadOnlyDictionary<string, double> Metrics, double Seconds)
{
    /// <summary>The sha256 of the bytes of all parameters that were scored; null where it was not kept.</summary>
    public string? WeightsSha256 { get; init; }

    /// <summary>
    /// The sha256 of the places of the images that were learned from, in the order of the batches and as little-endian
    /// 32-bit integers; null where it was not kept.
    /// </summary>
    public string? BatchOrderSha256 { get; init; }
}
