using System.ComponentModel;
using System.Globalization;

namespace CnnLab.Plugins.Callbacks;

/// <summary>
/// Ends training when a metric has stopped getting better (Prechelt, "Early Stopping - but when?", 1998).
/// </summary>
/// <param name="options">The options.</param>
[Description("Ends training when a metric has stopped getting better (Prechelt 1998).")]
public sealed class EarlyStopping(EarlyStoppingOptions options) : Callback
{
    private readonly MetricMonitor _monitor = new(options);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Watches => [options.Monitor];

    /// <inheritdoc/>
    public override void OnTrainingBegin() => _monitor.Reset();

    /// <inheritdoc/>
    public override void OnEpochEnd(EpochReport report)
    {
        if (_monitor.Improves(report))
        {
            if (options.RestoreBestWeights)
            {
                report.KeepParameters();
            }
        }
        else if (report.Epoch - _monitor.BestEpoch >= options.Patience)
        {
            report.Stop(string.Create(
                CultureInfo.InvariantCulture,
                $"early_stopping: {options.Monitor} has not been better than {_monitor.Best:0.######} "
                + $"(epoch {_monitor.BestEpoch}) for {options.Patience} epochs"));
        }
    }
}
