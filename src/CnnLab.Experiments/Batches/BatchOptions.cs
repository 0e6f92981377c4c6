namespace CnnLab.Experiments;

/// <summary>How the trials of a batch are run.</summary>
/// <param name="Jobs">How many at once.</param>
/// <param name="StopAtFailure">Whether the first failure ends the batch.</param>
/// <param name="CommandLine">The command that started it, for the record.</param>
public sealed record BatchOptions(int Jobs, bool StopAtFailure, IReadOnlyList<string> CommandLine)
{
    /// <summary>Threads of a trial: what its manifest says, or else a fair share of the processors.</summary>
    /// <param name="execution">The manifest's <c>execution</c>.</param>
    /// <param name="compute">Its <c>compute</c>.</param>
    /// <param name="jobs">How many trials were asked for at once; null where nobody did.</param>
    public static int ThreadsOf(Manifests.ExecutionOptions execution, ComputeOptions compute, int? jobs) =>
        execution.ThreadsPerRun
        ?? compute.Threads
        ?? ((jobs ?? execution.MaxParallelRuns) is { } parallel ? Math.Max(1, Environment.ProcessorCount / parallel) : 1);
}
