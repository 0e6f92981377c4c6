using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// Of the samples for which a class was predicted, the share that are of it; 0 for a class that was never predicted.
/// </summary>
/// <param name="options">The options.</param>
[Description("Share of a class's predictions that are right: mean over the classes, or of one.")]
public sealed class PrecisionMetric(ClassScoreOptions options) : Metric
{
    private readonly ClassScoring _scoring = new(options, static count => count.Precision);

    /// <inheritdoc/>
    public override double Result => _scoring.Result;

    /// <inheritdoc/>
    public override void Reset() => _scoring.Reset();

    /// <inheritdoc/>
    /// <exception cref="ComponentException">There is no such class as the options name.</exception>
    public override void Add(ReadOnlyBatch predictions, ReadOnlySpan<int> labels) => _scoring.Add(predictions, labels);
}
