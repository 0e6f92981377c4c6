namespace CnnLab.Engine;

/// <summary>What an epoch has seen of itself when a checkpoint is made in its middle.</summary>
/// <param name="Steps">Steps done in it.</param>
/// <param name="LossSum">The losses of its samples so far, added up.</param>
/// <param name="Labels">The labels that its metrics were given so far.</param>
/// <param name="Predictions">The predictions that its metrics were given so far, sample after sample.</param>
/// <param name="Seconds">How long it has taken so far.</param>
public sealed record UnfinishedEpoch(
    int Steps, double LossSum, ReadOnlyMemory<int> Labels, ReadOnlyMemory<float> Predictions, double Seconds);
