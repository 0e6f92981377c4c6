namespace CnnLab.Experiments;

/// <summary>How far a run is.</summary>
/// <param name="Fold">The fold that is trained, from 1, counted over all repeats.</param>
/// <param name="Folds">How many folds there are in all repeats.</param>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">Epochs of a fold.</param>
public sealed record RunProgress(int Fold, int Folds, int Epoch, int Epochs);
