using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Losses;

/// <summary>The options of <see cref="CategoricalCrossentropyLoss"/>.</summary>
public sealed record CategoricalCrossentropyOptions
{
    /// <summary>Whether the network ends with logits instead of probabilities.</summary>
    [Description(
        "Whether the network ends with logits instead of probabilities: the loss then applies the "
        + "softmax itself.")]
    public bool FromLogits { get; init; }

    /// <summary>The share of each target that is spread evenly over all classes.</summary>
    [Description("The share s of the target that is spread evenly over all n classes: t becomes (1 - s) t + s / n.")]
    [Range(0.0, 1.0)]
    public double LabelSmoothing { get; init; }

    /// <summary>What each class's term is multiplied by; empty for 1.</summary>
    [Description("What each class's term is multiplied by, a number for each class in their order; by default 1.")]
    [Range(0.0, float.MaxValue)]
    public IReadOnlyList<float> ClassWeights { get; init; } = [];
}
