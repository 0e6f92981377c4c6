namespace CnnLab.Engine;

/// <summary>The training of one fold.</summary>
/// <param name="Repeat">The repeat, from 1.</param>
/// <param name="Fold">The fold, from 1.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Reason">Why it ended before the last epoch; null if it did not.</param>
/// <param name="Epochs">Every epoch.</param>
/// <param name="Metrics">
/// The final metrics; those of the scored samples are <c>test_loss</c>, <c>test_accuracy</c> and so on.
/// </param>
/// <param name="WeightsSha256">The sha256 of all parameters' bytes after the last step.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record FoldResult(
    int Repeat,
    int Fold,
    FoldStatus Status,
    string? Reason,
    IReadOnlyList<EpochResult> Epochs,
    IReadOnlyDictionary<string, double> Metrics,
    string WeightsSha256,
    double Seconds)
{
    /// <summary>What was done to every channel before the network saw it; null for nothing.</summary>
    public Standardization? Standardization { get; init; }

    /// <summary>
    /// The metrics' tables of the scored samples, of the epoch whose metrics are <see cref="Metrics"/>, by names such
    /// as <c>test_confusion_matrix</c>.
    /// </summary>
    public IReadOnlyDictionary<string, MetricTable> Tables { get; init; } = new Dictionary<string, MetricTable>();

    /// <summary>Every parameter before the first step; empty where it was not kept.</summary>
    public IReadOnlyList<ParameterHash> InitialWeights { get; init; } = [];

    /// <summary>
    /// The scored images with their predicted classes, of the epoch whose metrics are <see cref="Metrics"/>; empty for
    /// a fold that did not complete, and for one that had ended before the run went on.
    /// </summary>
    public IReadOnlyList<ScoredImage> ScoredImages { get; init; } = [];
}
