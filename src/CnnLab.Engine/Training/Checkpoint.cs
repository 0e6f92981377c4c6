namespace CnnLab.Engine;

/// <summary>All that training needs to go on: written by <c>CheckpointFile</c>.</summary>
/// <param name="Repeat">The repeat, from 1.</param>
/// <param name="Fold">The fold, from 1.</param>
/// <param name="Epoch">Epochs done.</param>
/// <param name="Step">Steps done; with the seed this is the place in every random stream.</param>
/// <param name="Parameters">Where each parameter lies in <paramref name="Values"/>.</param>
/// <param name="Values">All parameters.</param>
/// <param name="OptimizerType">The optimizer's type name.</param>
/// <param name="OptimizerState">The optimizer's arrays by slot.</param>
public sealed record Checkpoint(
    int Repeat,
    int Fold,
    int Epoch,
    long Step,
    IReadOnlyList<CheckpointParameter> Parameters,
    float[] Values,
    string OptimizerType,
    IReadOnlyDictionary<string, float[]> OptimizerState)
{
    /// <summary>What is done to every channel before the network sees it; null for nothing.</summary>
    public Standardization? Standardization { get; init; }
}
