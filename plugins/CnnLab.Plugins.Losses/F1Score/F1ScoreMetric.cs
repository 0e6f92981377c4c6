using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// The harmonic mean of a class's precision and recall, <c>2 right / (predicted + actual)</c>; 0 where nothing was
/// right. The average is taken of the classes' own values.
/// </summary>
/// <param name="options">The options.</param>
/// <param name="site">The classes' names.</param>
/// <exception cref="ComponentException">There is no such class as the options name.</exception>
[Description("Harmonic mean of precision and recall: mean over the classes, of one, or of each.")]
public sealed class F1ScoreMetric(ClassScoreOptions options, MetricSite site) : Metric
{
    private readonly ClassScoring _scoring = new(options, site, static count => count.F1);

    /// <inheritdoc/>
    public override double Result => _scoring.Result;

    /// <inheritdoc/>
    public override void Reset() => _scoring.Reset();

    /// <inheritdoc/>
    public override void Add(ReadOnlyBatch predictions, ReadOnlySpan<int> labels) => _scoring.Add(predictions, labels);

    /// <inheritdoc/>
    public override void Report(MetricReport report) => _scoring.Report(report);
}
