using System.ComponentModel;

namespace CnnLab.Plugins.Callbacks;

/// <summary>
/// Ends training after an epoch in which any metric is not a number, or infinite. A loss or a parameter that is not
/// finite ends the fold at once, as diverged, with or without this callback.
/// </summary>
[Description("Ends training when a metric is not finite; a loss that is not finite always ends it.")]
public sealed class TerminateOnNan : Callback
{
    /// <inheritdoc/>
    public override void OnEpochEnd(EpochReport report)
    {
        foreach (var (name, value) in report.Metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal))
        {
            if (!double.IsFinite(value))
            {
                report.Stop($"terminate_on_nan: {name} is {value} after epoch {report.Epoch}");
                return;
            }
        }
    }
}
