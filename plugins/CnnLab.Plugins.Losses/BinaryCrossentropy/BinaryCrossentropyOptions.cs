using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Losses;

/// <summary>The options of <see cref="BinaryCrossentropyLoss"/>.</summary>
public sealed record BinaryCrossentropyOptions
{
    /// <summary>Whether the network ends with logits instead of probabilities.</summary>
    [Description(
        "Whether the network ends with logits instead of probabilities: the loss then applies the "
        + "sigmoid itself.")]
    public bool FromLogits { get; init; }

    /// <summary>How far the targets are drawn towards 1/2.</summary>
    [Description("How far the targets are drawn towards 1/2: t becomes (1 - s) t + s / 2.")]
    [Range(0.0, 1.0)]
    public double LabelSmoothing { get; init; }
}
