namespace CnnLab.Manifests;

/// <summary>A path of the manifest that a sweep sets.</summary>
/// <param name="Path">The path: <c>model.layers.pool1.pool_size</c>.</param>
/// <param name="Values">What it can be; empty for a distribution of numbers.</param>
/// <param name="Options">The distribution.</param>
/// <param name="When">What must hold for the path to be set at all; empty for always.</param>
/// <param name="Key">Where the sweep names it.</param>
internal sealed record SweepParameter(
    string Path,
    IReadOnlyList<SweepValue> Values,
    SweepParameterOptions Options,
    IReadOnlyList<SweepCondition> When,
    Member Key);
