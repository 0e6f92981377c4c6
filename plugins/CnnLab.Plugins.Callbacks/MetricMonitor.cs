namespace CnnLab.Plugins.Callbacks;

/// <summary>Follows the best value of a metric.</summary>
internal sealed class MetricMonitor(MonitorOptions options)
{
    private readonly bool _falls = options.Mode == MonitorMode.Min
        || (options.Mode == MonitorMode.Auto && MetricFalls(options.Monitor.Split(MetricReport.PartSeparator)[0]));

    /// <summary>The best value so far.</summary>
    public double Best { get; private set; }

    /// <summary>The epoch it comes from; 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>Forgets everything.</summary>
    public void Reset() => BestEpoch = 0;

    /// <summary>Takes up an epoch's value; true if it is the best one so far.</summary>
    /// <exception cref="ComponentException">The epoch does not have the metric.</exception>
    public bool Improves(EpochReport report)
    {
        if (!report.Metrics.TryGetValue(options.Monitor, out var value))
        {
            throw new ComponentException(
                $"monitor is '{options.Monitor}', which this training does not measure. "
                + $"Expected one of {string.Join(", ", report.Metrics.Keys.Order(StringComparer.Ordinal))}; "
                + "val_ metrics need training.validation_split.");
        }

        // A number is better than none: compared with NaN, everything after a first epoch without one would be worse.
        var better = _falls ? value < Best - options.MinDelta : value > Best + options.MinDelta;
        better |= double.IsNaN(Best) && !double.IsNaN(value);
        if (BestEpoch != 0 && !better)
        {
            return false;
        }

        (Best, BestEpoch) = (value, report.Epoch);
        return true;
    }

    private static bool MetricFalls(string metric) =>
        metric.EndsWith("loss", StringComparison.Ordinal) || metric.EndsWith("error", StringComparison.Ordinal);
}
