namespace CnnLab.Experiments;

/// <summary>What a critical-difference diagram shows.</summary>
/// <param name="CriticalDifference">Average ranks that differ by no more are not told apart.</param>
/// <param name="Groups">The bars of the diagram, see <see cref="RankGroups"/>.</param>
public sealed record NemenyiResult(double CriticalDifference, IReadOnlyList<IReadOnlyList<int>> Groups);
