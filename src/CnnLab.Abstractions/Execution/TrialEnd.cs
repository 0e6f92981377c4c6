namespace CnnLab;

/// <summary>How a trial ended, as far as its process is concerned.</summary>
/// <param name="Kind">How.</param>
/// <param name="ExitCode">The exit code of the process; null where it lives or nobody knows.</param>
/// <param name="Signal">The signal that killed the process; null where none did.</param>
/// <param name="Errors">The last of what the process wrote to its standard error, for the log.</param>
public sealed record TrialEnd(TrialEndKind Kind, int? ExitCode = null, int? Signal = null, string Errors = "");
