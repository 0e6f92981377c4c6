using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>
/// The JSON at the beginning of a checkpoint's file. It names components, never CLR types, so that code may be renamed.
/// </summary>
/// <param name="Repeat">The repeat, from 1.</param>
/// <param name="Fold">The fold, from 1.</param>
/// <param name="Epoch">Epochs done.</param>
/// <param name="Step">Steps done.</param>
/// <param name="Values">How many numbers all parameters have.</param>
/// <param name="Parameters">Where each parameter lies among them.</param>
/// <param name="Optimizer">The optimizer's type name.</param>
/// <param name="OptimizerState">The optimizer's arrays, in the order of the file.</param>
internal sealed record CheckpointHeader(
    int Repeat,
    int Fold,
    int Epoch,
    long Step,
    int Values,
    IReadOnlyList<CheckpointParameter> Parameters,
    string Optimizer,
    IReadOnlyList<CheckpointSlot> OptimizerState)
{
    /// <summary>What is done to every channel before the network sees it; null for nothing.</summary>
    public Standardization? Standardization { get; init; }

    public static CheckpointHeader Of(Checkpoint checkpoint) => new(
        checkpoint.Repeat,
        checkpoint.Fold,
        checkpoint.Epoch,
        checkpoint.Step,
        checkpoint.Values.Length,
        checkpoint.Parameters,
        checkpoint.OptimizerType,
        [.. checkpoint.OptimizerState.Select(slot => new CheckpointSlot(slot.Key, slot.Value.Length))])
    {
        Standardization = checkpoint.Standardization,
    };
}
