using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab;

/// <summary>The manifest's <c>training</c>.</summary>
public sealed record TrainingOptions
{
    /// <summary>Passes over the training samples.</summary>
    [Description("Passes over the training samples."), Range(1, int.MaxValue), Alias("num_epochs"), Alias("max_epochs")]
    public int Epochs { get; init; } = 10;

    /// <summary>Samples of one step.</summary>
    [Description("Samples of one step; the last step of an epoch takes what is left."), Range(1, 1 << 20)]
    public int BatchSize { get; init; } = 32;

    /// <summary>Whether every epoch has another order.</summary>
    [Description("Whether every epoch has the samples in another order.")]
    public bool Shuffle { get; init; } = true;

    /// <summary>The share of the training samples that is kept for <c>val_</c> metrics.</summary>
    [Description(
            "The share of the training samples that is not trained on but gives the val_ metrics, "
            + "which callbacks may watch.")]
    [Range(0, 0.9)]
    public double ValidationSplit { get; init; }

    /// <summary>How the learning rate changes; null for a constant one.</summary>
    [Description("How the learning rate changes; by default it does not."), Alias("lr_scheduler")]
    public Component<LearningRateSchedule>? LearningRateSchedule { get; init; }

    /// <summary>How large the gradient of a step can be; null for any.</summary>
    [Description("How large the gradient of a step can be, whatever the optimizer; by default it is taken as it is.")]
    public GradientClippingOptions? GradientClipping { get; init; }

    /// <summary>What watches training after every epoch.</summary>
    [Description("What watches training after every epoch and may end it.")]
    public IReadOnlyList<Component<Callback>> Callbacks { get; init; } = [];
}
