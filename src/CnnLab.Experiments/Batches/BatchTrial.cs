using CnnLab.Hosting;
using CnnLab.Manifests;

namespace CnnLab.Experiments;

/// <summary>A trial of a batch that is about to be run.</summary>
/// <param name="Experiment">The trial.</param>
/// <param name="Directory">The directory of its run, whether it is there or not.</param>
/// <param name="Threads">Its threads.</param>
public sealed record BatchTrial(LoadedExperiment Experiment, string Directory, int Threads)
{
    /// <summary>What it was planned as; null where it may be whatever it is when it begins.</summary>
    public RunIdentity? Planned { get; init; }

    /// <summary>How its manifest wants it to be run.</summary>
    public ExecutionOptions Execution => Experiment.Manifest!.Execution;

    /// <summary>What people call it: the choices, or the manifest's name where there are none.</summary>
    public string Title => Experiment.Labels.Count > 0 ? Experiment.Title : Experiment.Manifest!.Name;

    /// <summary>How long it may take; null for any time.</summary>
    internal TimeSpan? TimeLimit =>
        Execution.TimeoutMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null;

    /// <summary>A planned trial, with the threads that its manifest says, or else a fair share of the processors.</summary>
    /// <param name="planned">The trial.</param>
    /// <param name="jobs">How many trials were asked for at once; null where nobody did.</param>
    public static BatchTrial Of(PlannedTrial planned, int? jobs)
    {
        var manifest = planned.Experiment.Manifest!;
        var share = jobs ?? manifest.Execution.MaxParallelRuns ?? Environment.ProcessorCount;
        var threads = manifest.Execution.ThreadsPerRun
            ?? manifest.Compute.Threads
            ?? Math.Max(1, Environment.ProcessorCount / share);
        return new BatchTrial(planned.Experiment, planned.Directory, threads) { Planned = planned.Identity };
    }
}
