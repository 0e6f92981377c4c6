namespace CnnLab;

/// <summary>What an executor has to know of the lab.</summary>
/// <param name="WorkerCommand">
/// The program and the arguments that start a worker. It reads one request a line from its standard input, trains that
/// trial, and writes lines to its standard output; at the end of the input it ends. The line <see cref="Stop"/> asks
/// it to end the trial that it is at.
/// </param>
/// <param name="MaxParallelRuns">How many trials run at once.</param>
/// <param name="MemoryLimit">Bytes that one worker may take; null for any.</param>
public sealed record ExecutorSite(IReadOnlyList<string> WorkerCommand, int MaxParallelRuns, long? MemoryLimit)
{
    /// <summary>What is written to a worker to have it end its trial at a checkpoint.</summary>
    public const string Stop = "stop";
}
