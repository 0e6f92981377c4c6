namespace CnnLab.Experiments;

/// <summary>How a run ended, and what ended it.</summary>
/// <param name="Summary">What is in <c>result.json</c>.</param>
/// <param name="Cause">The exception that ended it before its time; null if none did.</param>
public sealed record RunOutcome(RunSummary Summary, Exception? Cause);
