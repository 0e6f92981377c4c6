namespace CnnLab.Experiments;

/// <summary>How the trials of a batch are run.</summary>
/// <param name="Jobs">How many at once.</param>
/// <param name="MemoryLimit">Bytes that a worker may take.</param>
/// <param name="StopAtFailure">Whether the first failure ends the batch.</param>
/// <param name="CommandLine">The command that started it, for the record.</param>
public sealed record BatchOptions(
    int Jobs, long MemoryLimit, bool StopAtFailure, IReadOnlyList<string> CommandLine);
