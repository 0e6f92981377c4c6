namespace CnnLab.Plugins.Losses;

/// <summary>
/// How predictions become probabilities, for metrics that need more than their order within a sample.
/// </summary>
public enum PredictionScale
{
    /// <summary>
    /// A sample whose predictions are not negative and add up to 1 (within 0.001) has probabilities, any other logits.
    /// </summary>
    Auto,

    /// <summary>They are probabilities.</summary>
    Probabilities,

    /// <summary>They are logits, of a softmax.</summary>
    Logits,

    /// <summary>They are logits, each of a sigmoid of its own.</summary>
    SigmoidLogits,
}
