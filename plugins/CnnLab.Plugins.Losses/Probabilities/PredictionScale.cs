namespace CnnLab.Plugins.Losses;

/// <summary>
/// How predictions become probabilities, for metrics that need more than their order within a sample.
/// </summary>
public enum PredictionScale
{
    /// <summary>
    /// The network's outputs are probabilities: predictions go through the last activation first where the loss has
    /// taken it over.
    /// </summary>
    Auto,

    /// <summary>They are probabilities.</summary>
    Probabilities,

    /// <summary>They are logits, of a softmax.</summary>
    Logits,

    /// <summary>They are logits, each of a sigmoid of its own.</summary>
    SigmoidLogits,
}
