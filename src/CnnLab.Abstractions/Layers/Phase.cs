namespace CnnLab;

/// <summary>What the network runs for.</summary>
public enum Phase
{
    /// <summary>Evaluation or prediction: deterministic, nothing is learned.</summary>
    Inference,

    /// <summary>A training step: dropout drops, gradients follow.</summary>
    Training,
}
