namespace CnnLab.Benchmarks;

/// <summary>One thing that is varied.</summary>
/// <param name="Name">The name of its files.</param>
/// <param name="Variable">What is varied, in words: the first column of the tables.</param>
/// <param name="Points">Where it is measured.</param>
internal sealed record Sweep(string Name, string Variable, IReadOnlyList<SweepPoint> Points);
