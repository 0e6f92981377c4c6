namespace CnnLab.Manifests;

/// <summary>A manifest's sweep as it was read and found right.</summary>
/// <param name="Options">Its fixed keys.</param>
/// <param name="Axes">The parameters; those of one axis change together.</param>
/// <param name="List">The combinations of a list.</param>
/// <param name="Exclude">Combinations to leave out: all conditions of one must hold.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record Sweep(
    SweepOptions Options,
    IReadOnlyList<IReadOnlyList<SweepParameter>> Axes,
    IReadOnlyList<IReadOnlyList<SweepChoice>> List,
    IReadOnlyList<IReadOnlyList<SweepCondition>> Exclude,
    Location Location);
