using System.ComponentModel;

namespace CnnLab.Plugins.Losses;

/// <summary>The options of <see cref="RocAucMetric"/>.</summary>
public sealed record RocAucOptions
{
    /// <summary>How predictions become probabilities.</summary>
    [Description(
        "What the predictions are: probabilities, logits (of a softmax) or sigmoid_logits. auto: the network's outputs "
        + "are taken as probabilities, and where the loss has taken over the last activation (softmax, sigmoid), the "
        + "predictions go through it first. A network whose last layer has no activation needs logits here.")]
    public PredictionScale Predictions { get; init; } = PredictionScale.Auto;
}
