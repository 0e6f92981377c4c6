namespace CnnLab.Experiments;

/// <summary>Words for how a worker process ended under its trial.</summary>
internal static class WorkerDeath
{
    private const int Abort = 6, Kill = 9, Segmentation = 11, Terminate = 15;

    /// <summary>How the run stands, and why.</summary>
    /// <param name="end">How the process ended.</param>
    /// <param name="timeLimit">What the trial was given.</param>
    /// <param name="memoryLimit">What the process was given, in bytes.</param>
    public static (RunStatus Status, string Reason) Describe(TrialEnd end, TimeSpan? timeLimit, long memoryLimit) =>
        end.Kind switch
        {
            TrialEndKind.TimedOut => (
                RunStatus.TimedOut,
                $"it took longer than {NumberText.Duration(timeLimit!.Value.TotalSeconds)} (execution.timeout_minutes)"),
            TrialEndKind.OutOfMemory => (
                RunStatus.Failed,
                $"it ran out of memory: its process took more than {memoryLimit >> 20:N0} MB (execution.memory_limit_megabytes)"),
            TrialEndKind.Stopped => (RunStatus.Interrupted, "it did not stop when it was asked to, and was ended"),

            // Not the trial's doing: the next run of the batch goes on with it.
            _ when end.Signal is Kill or Terminate => (
                RunStatus.Interrupted,
                $"its process was ended by signal {end.Signal}, by somebody or because the machine ran out of memory"),
            _ => (RunStatus.Failed, $"its process {Died(end)}"),
        };

    private static string Died(TrialEnd end)
    {
        // The runtime's own last words tell more than the signal that it ends itself with.
        var words = end.Errors.Split('\n');
        return end switch
        {
            _ when end.Errors.Contains("Stack overflow", StringComparison.Ordinal) => "overflowed its stack",
            _ when end.Errors.Contains("AccessViolationException", StringComparison.Ordinal)
                || end.Signal == Segmentation => "crashed in native code (access to memory that is not its own)",
            _ when Find(words, "Unhandled exception. ") is { } exception =>
                $"was ended by an exception on a thread of a plugin's own: {exception}",
            _ when Find(words, "Process terminated.") is { } message => $"ended itself (Environment.FailFast): {message}",
            { Signal: Abort } => "aborted itself (SIGABRT)",
            { Signal: { } signal } => $"was ended by signal {signal}",
            { ExitCode: { } code } => $"ended with exit code {code} in the middle of the trial (Environment.Exit in a plugin?)",
            _ => "ended in the middle of the trial",
        };
    }

    /// <summary>What follows some words at the beginning of a line: its rest, or else the next line.</summary>
    private static string? Find(string[] lines, string beginning)
    {
        var index = Array.FindIndex(lines, line => line.StartsWith(beginning, StringComparison.Ordinal));
        return index < 0 ? null
            : lines[index].Length > beginning.Length ? lines[index][beginning.Length..].Trim()
            : index + 1 < lines.Length ? lines[index + 1].Trim()
            : "without a message";
    }
}
