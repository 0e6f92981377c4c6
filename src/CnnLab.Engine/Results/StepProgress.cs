namespace CnnLab.Engine;

/// <summary>Where a run stands, for a live display.</summary>
/// <param name="FoldIndex">How many folds of all repeats are done.</param>
/// <param name="Folds">How many folds there are in all repeats.</param>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">Epochs of a fold.</param>
/// <param name="Step">Steps done in this epoch.</param>
/// <param name="Steps">Steps of an epoch.</param>
/// <param name="Loss">The mean training loss of this epoch so far.</param>
public readonly record struct StepProgress(
    int FoldIndex, int Folds, int Epoch, int Epochs, int Step, int Steps, double Loss);
