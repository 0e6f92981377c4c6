using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Callbacks;

/// <summary>The options of callbacks that watch a metric.</summary>
public abstract record MonitorOptions
{
    /// <summary>The metric.</summary>
    [Description(
        "The metric to watch: val_loss, val_accuracy, val_recall.cat for the class cat and so on; loss is that of the "
        + "training samples.")]
    public string Monitor { get; init; } = "val_loss";

    /// <summary>Which way it gets better.</summary>
    [Description("Which way it gets better: min, max, or auto, which is down for losses and errors and up otherwise.")]
    public MonitorMode Mode { get; init; } = MonitorMode.Auto;

    /// <summary>How much better counts.</summary>
    [Description("How much better than the best one so far a value has to be to count.")]
    [Range(0.0, double.MaxValue)]
    public double MinDelta { get; init; }
}
