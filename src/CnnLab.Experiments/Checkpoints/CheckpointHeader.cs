using System.Text.Json;
using System.Text.Json.Serialization;
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
/// <param name="TrainingValues">
/// How many numbers training goes on from, at the end of the file; 0 where the parameters are no average.
/// </param>
internal sealed record CheckpointHeader(
    int Repeat,
    int Fold,
    int Epoch,
    long Step,
    int Values,
    IReadOnlyList<CheckpointParameter> Parameters,
    string Optimizer,
    IReadOnlyList<CheckpointSlot> OptimizerState,
    int TrainingValues = 0)
{
    /// <summary>What is done to every channel before the network sees it; null for nothing.</summary>
    public Standardization? Standardization { get; init; }

    /// <summary>How many numbers a callback has kept, behind those that training goes on from; 0 for none.</summary>
    public int KeptValues { get; init; }

    /// <summary>The epochs done.</summary>
    public IReadOnlyList<CheckpointEpoch> Epochs { get; init; } = [];

    /// <summary>The epoch that is in its middle; null for none.</summary>
    public CheckpointMiddle? Unfinished { get; init; }

    /// <summary>Every parameter before the first step; empty where it was not kept.</summary>
    public IReadOnlyList<ParameterHash> InitialWeights { get; init; } = [];

    /// <summary>Numbers that are not finite have to come back, too.</summary>
    public static JsonSerializerOptions Json { get; } =
        new(RunJson.OneLine) { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static CheckpointHeader Of(Checkpoint checkpoint) => new(
        checkpoint.Repeat,
        checkpoint.Fold,
        checkpoint.Epoch,
        checkpoint.Step,
        checkpoint.Values.Length,
        checkpoint.Parameters,
        checkpoint.OptimizerType,
        [.. checkpoint.OptimizerState.Select(slot => new CheckpointSlot(slot.Key, slot.Value.Length))],
        checkpoint.TrainingValues?.Length ?? 0)
    {
        Standardization = checkpoint.Standardization,
        KeptValues = checkpoint.KeptValues?.Length ?? 0,
        Epochs = [.. checkpoint.Epochs.Select(CheckpointEpoch.Of)],
        Unfinished = CheckpointMiddle.Of(checkpoint.Unfinished),
        InitialWeights = checkpoint.InitialWeights,
    };
}
