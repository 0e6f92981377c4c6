namespace CnnLab.Manifests;

/// <summary>A parameter and the value that a trial gives it.</summary>
/// <param name="Path">The path of the manifest.</param>
/// <param name="Value">The value.</param>
/// <param name="When">What must hold for it to be set at all; empty for always.</param>
/// <param name="Place">Where the sweep names the path.</param>
internal sealed record SweepChoice(
    string Path, SweepValue Value, IReadOnlyList<SweepCondition> When, Location Place);
