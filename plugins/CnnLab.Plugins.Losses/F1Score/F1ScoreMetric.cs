using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// The harmonic mean of a class's precision and recall, <c>2 right / (predicted + actual)</c>; 0 where nothing was
/// right. The average is taken of the classes' own values.
/// </summary>
/// <param name="options">The options.</param>
[Description("Harmonic mean of precision and recall: mean over the classes, or of one.")]
public sealed class F1ScoreMetric(ClassScoreOptions options) : Metric
{
    private readonly ClassScoring _scoring = new(options, static count => count.F1);

    /// <inheritdoc/>
    public override double Result => _scoring.Result;

    /// <inheritdoc/>
    public override void Reset() => _scoring.Reset();

    /// <inheritdoc/>
    /// <exception cref="ComponentException">There is no such class as the options name.</exception>
    public override void Add(ReadOnlyBatch predictions, ReadOnlySpan<int> labels) => _scoring.Add(predictions, labels);
}
