namespace CnnLab.Manifests;

/// <summary>A parameter and the value that a trial gives it.</summary>
internal sealed record SweepChoice(string Path, SweepValue Value, IReadOnlyList<SweepCondition> When);
