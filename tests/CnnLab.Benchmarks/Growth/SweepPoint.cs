namespace CnnLab.Benchmarks;

/// <summary>A network at one value of what is varied.</summary>
/// <param name="Series">What stays the same along a line of the figure: the network's name.</param>
/// <param name="Value">The value.</param>
/// <param name="Arguments">What <c>cnnlab benchmark</c> is given.</param>
internal sealed record SweepPoint(string Series, int Value, IReadOnlyList<string> Arguments);
