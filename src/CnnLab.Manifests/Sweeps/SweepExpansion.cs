namespace CnnLab.Manifests;

/// <summary>What a manifest's sweep makes of it.</summary>
/// <param name="Trials">The trials, in the order in which they run; none where the sweep itself is wrong.</param>
/// <param name="Findings">What is wrong with the sweep, or good to know: how many trials were left out and why.</param>
public sealed record SweepExpansion(IReadOnlyList<Trial> Trials, IReadOnlyList<Finding> Findings);
