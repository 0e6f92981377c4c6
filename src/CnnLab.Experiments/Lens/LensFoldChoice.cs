namespace CnnLab.Experiments;

/// <summary>A fold that the lens looks at.</summary>
/// <param name="Repeat">The repeat, from 1.</param>
/// <param name="Fold">The fold, from 1.</param>
public sealed record LensFoldChoice(int Repeat, int Fold);
