namespace CnnLab.Experiments;

/// <summary>A value of the compared metric.</summary>
/// <param name="Run">The run that it is from.</param>
/// <param name="Samples">The fold's samples.</param>
/// <param name="Value">The value; null if the fold diverged or was not finished.</param>
public sealed record ScoredFold(ComparedRun Run, FoldRecord Samples, double? Value);
