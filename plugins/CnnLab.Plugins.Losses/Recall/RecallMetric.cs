using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// Of a class's samples, the share for which it was predicted; 0 for a class that never occurred.
/// </summary>
/// <param name="options">The options.</param>
/// <param name="site">The classes' names.</param>
/// <exception cref="ComponentException">There is no such class as the options name.</exception>
[Description("Share of a class's samples that are found: mean over the classes, of one, or of each.")]
public sealed class RecallMetric(ClassScoreOptions options, MetricSite site) : Metric
{
    private readonly ClassScoring _scoring = new(options, site, static count => count.Recall);

    /// <inheritdoc/>
    public override double Result => _scoring.Result;

    /// <inheritdoc/>
    public override void Reset() => _scoring.Reset();

    /// <inheritdoc/>
    public override void Add(ReadOnlyBatch predictions, ReadOnlySpan<int> labels) => _scoring.Add(predictions, labels);

    /// <inheritdoc/>
    public override void Report(MetricReport report) => _scoring.Report(report);
}
