namespace CnnLab.Engine;

/// <summary>All that training needs to go on: written by <c>CheckpointFile</c>.</summary>
/// <param name="Repeat">The repeat, from 1.</param>
/// <param name="Fold">The fold, from 1.</param>
/// <param name="Epoch">Epochs done.</param>
/// <param name="Step">Steps done; with the seed this is the place in every random stream.</param>
/// <param name="Parameters">Where each parameter lies in <paramref name="Values"/>.</param>
/// <param name="Values">All parameters, as they are scored.</param>
/// <param name="OptimizerType">The optimizer's type name.</param>
/// <param name="OptimizerState">The optimizer's arrays by slot.</param>
/// <param name="TrainingValues">
/// The learned parameters that training goes on from, where <paramref name="Values"/> begins with their average; null
/// where it begins with themselves.
/// </param>
public sealed record Checkpoint(
    int Repeat,
    int Fold,
    int Epoch,
    long Step,
    IReadOnlyList<CheckpointParameter> Parameters,
    float[] Values,
    string OptimizerType,
    IReadOnlyDictionary<string, float[]> OptimizerState,
    float[]? TrainingValues = null)
{
    /// <summary>What is done to every channel before the network sees it; null for nothing.</summary>
    public Standardization? Standardization { get; init; }

    /// <summary>The epochs done: what callbacks have seen, and so what they have made of the learning rate.</summary>
    public IReadOnlyList<EpochResult> Epochs { get; init; } = [];

    /// <summary>All parameters of the epoch before this one that a callback has kept; null for none.</summary>
    public float[]? KeptValues { get; init; }

    /// <summary>Every parameter before the first step; empty where it was not kept.</summary>
    public IReadOnlyList<ParameterHash> InitialWeights { get; init; } = [];

    /// <summary>The epoch after <see cref="Epoch"/>, where the checkpoint is in its middle; null at its beginning.</summary>
    public UnfinishedEpoch? Unfinished { get; init; }
}
