using System.ComponentModel;

namespace CnnLab.Plugins.Callbacks;

/// <summary>
/// Lowers the learning rate when a metric has stopped getting better, and again after as many epochs more; beside any
/// schedule.
/// </summary>
/// <param name="options">The options.</param>
[Description("Lowers the learning rate when a metric has stopped getting better.")]
public sealed class ReduceOnPlateau(ReduceOnPlateauOptions options) : Callback
{
    private readonly MetricMonitor _monitor = new(options);
    private int _waited;
    private float _scale = 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Watches => [options.Monitor];

    /// <inheritdoc/>
    public override void OnTrainingBegin()
    {
        _monitor.Reset();
        (_waited, _scale) = (0, 1);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(EpochReport report)
    {
        _waited = _monitor.Improves(report) ? 0 : _waited + 1;
        if (_waited < options.Patience || _scale <= options.MinFactor)
        {
            return;
        }

        var factor = Math.Max(options.Factor, options.MinFactor / _scale);
        (_waited, _scale) = (0, _scale * factor);
        report.ScaleLearningRate(factor);
    }
}
