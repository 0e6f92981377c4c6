namespace CnnLab.Benchmarks;

/// <summary>Both sides, measured one right after the other.</summary>
internal sealed record SpeedPair(Speed Ours, Speed Theirs);
