using System.ComponentModel;
using System.Globalization;

namespace CnnLab.Plugins.Callbacks;

/// <summary>
/// Saves the parameters of the best epoch, or of every epoch, beside those of the last one. What a fold ends with and
/// its scores stay as they are: for that there is <see cref="EarlyStoppingOptions.RestoreBestWeights"/>.
/// </summary>
/// <param name="options">The options.</param>
[Description("Saves the parameters of the best epoch by a metric, or of every epoch.")]
public sealed class ModelCheckpoint(ModelCheckpointOptions options) : Callback
{
    private readonly MetricMonitor _monitor = new(options);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Watches => options.SaveBestOnly ? [options.Monitor] : [];

    /// <inheritdoc/>
    public override void OnTrainingBegin() => _monitor.Reset();

    /// <inheritdoc/>
    public override void OnEpochEnd(EpochReport report)
    {
        if (!options.SaveBestOnly)
        {
            report.SaveCheckpoint(string.Create(CultureInfo.InvariantCulture, $"{options.Name}-epoch{report.Epoch:D4}"));
        }
        else if (_monitor.Improves(report))
        {
            report.SaveCheckpoint(options.Name);
        }
    }
}
