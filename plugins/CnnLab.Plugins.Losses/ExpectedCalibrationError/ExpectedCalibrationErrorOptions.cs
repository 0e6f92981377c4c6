using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Losses;

/// <summary>The options of <see cref="ExpectedCalibrationErrorMetric"/>.</summary>
public sealed record ExpectedCalibrationErrorOptions
{
    /// <summary>Into how many intervals of equal length confidences are sorted.</summary>
    [Description("Into how many intervals of equal length the confidences from 0 to 1 are sorted.")]
    [Range(1, 100_000)]
    public int Bins { get; init; } = 15;

    /// <summary>How predictions become probabilities.</summary>
    [Description(
        "What the predictions are: probabilities, logits (of a softmax) or sigmoid_logits. auto: the network's outputs "
        + "are taken as probabilities, and where the loss has taken over the last activation (softmax, sigmoid), the "
        + "predictions go through it first. A network whose last layer has no activation needs logits here.")]
    public PredictionScale Predictions { get; init; } = PredictionScale.Auto;
}
