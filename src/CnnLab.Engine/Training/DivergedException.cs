namespace CnnLab.Engine;

/// <summary>The loss became infinite or not a number: the fold ends, its result says so.</summary>
internal sealed class DivergedException(string message) : Exception(message);
