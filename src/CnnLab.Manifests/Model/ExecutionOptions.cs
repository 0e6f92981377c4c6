using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Manifests;

/// <summary>The manifest's <c>execution</c>: how the trials of a batch are run. It changes no number.</summary>
public sealed record ExecutionOptions
{
    /// <summary>Who runs the trials that name nobody.</summary>
    public const string DefaultExecutor = "local";

    /// <summary>Who runs the trials; null for <see cref="DefaultExecutor"/>, so that a lab needs none to train one run.</summary>
    [Description("Who runs the trials; by default local, which has worker processes on this machine.")]
    public Component<Executor>? Executor { get; init; }

    /// <summary>How many trials run at once; null for as many as there are processors for their threads.</summary>
    [Description("How many trials run at once; by default as many as there are processors for their threads. --jobs goes before it.")]
    [Range(1, 1024)]
    public int? MaxParallelRuns { get; init; }

    /// <summary>Threads of each trial; null for <c>compute.threads</c>, or else a fair share.</summary>
    [Description(
        "Threads of each trial; by default compute.threads, or else the processors divided by max_parallel_runs, "
        + "or else 1.")]
    [Range(1, 1024)]
    public int? ThreadsPerRun { get; init; }

    /// <summary>After how many minutes a trial is ended; null for never.</summary>
    [Description("After how many minutes a trial is ended as timed out; by default never.")]
    [Range(0.01, 70_000)]
    public double? TimeoutMinutes { get; init; }

    /// <summary>How much memory a trial's process may take; null for a fair share of the machine's.</summary>
    [Description("Megabytes that a trial's process may take; by default a fair share of four fifths of the machine's.")]
    [Range(128, 1e8)]
    public int? MemoryLimitMegabytes { get; init; }

    /// <summary>What a trial that failed means for the others.</summary>
    [Description("What a trial that failed means for the others: continue, or stop (as --fail-fast), which interrupts them.")]
    public FailureResponse OnFailure { get; init; } = FailureResponse.Continue;

    /// <summary>How often a failed trial is tried again.</summary>
    [Description(
        "How often a trial is tried again whose process died or that failed, a little later each time. "
        + "One that diverged or took too long is not.")]
    [Range(0, 100)]
    public int MaxRetries { get; init; }

    /// <summary>Minutes between two checkpoints within an epoch.</summary>
    [Description("Minutes after which a checkpoint is written within an epoch; there is one after each epoch anyway.")]
    [Range(0.01, 1e6)]
    public double CheckpointMinutes { get; init; } = 10;
}
