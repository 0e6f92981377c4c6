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
        "What the network's outputs are: probabilities, logits (of a softmax) or sigmoid_logits. auto: samples whose "
        + "outputs are a distribution have probabilities, others logits, as a loss that has taken over the softmax "
        + "leaves them.")]
    public PredictionScale Predictions { get; init; } = PredictionScale.Auto;
}
