using CnnLab.Hosting;

namespace CnnLab.Experiments;

/// <summary>A trial of a batch that is about to be run.</summary>
/// <param name="Experiment">The trial.</param>
/// <param name="Directory">The directory of its run, whether it is there or not.</param>
public sealed record BatchTrial(LoadedExperiment Experiment, string Directory)
{
    /// <summary>What people call it: the choices, or the manifest's name where there are none.</summary>
    public string Title => Experiment.Labels.Count > 0 ? Experiment.Title : Experiment.Manifest!.Name;
}
