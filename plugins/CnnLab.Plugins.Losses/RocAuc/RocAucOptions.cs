using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>The options of <see cref="RocAucMetric"/>.</summary>
public sealed record RocAucOptions
{
    /// <summary>How predictions become probabilities.</summary>
    [Description(
        "What the network's outputs are: probabilities, logits (of a softmax) or sigmoid_logits. auto: samples whose "
        + "outputs are a distribution have probabilities, others logits, as a loss that has taken over the softmax "
        + "leaves them.")]
    public PredictionScale Predictions { get; init; } = PredictionScale.Auto;
}
