using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>The options of <see cref="KlDivergenceLoss"/>.</summary>
public sealed record KlDivergenceOptions
{
    /// <summary>Whether the network ends with logits instead of probabilities.</summary>
    [Description(
        "Whether the network ends with logits instead of probabilities: the loss then applies the "
        + "softmax itself.")]
    public bool FromLogits { get; init; }
}
