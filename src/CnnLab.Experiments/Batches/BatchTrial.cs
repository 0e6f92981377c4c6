using CnnLab.Hosting;

namespace CnnLab.Experiments;

/// <summary>A trial of a batch that is about to be run.</summary>
/// <param name="Number">Its place among those that are run, from 1.</param>
/// <param name="Experiment">The trial.</param>
public sealed record BatchTrial(int Number, LoadedExperiment Experiment)
{
    /// <summary>What people call it: the choices, or the manifest's name where there are none.</summary>
    public string Title => Experiment.Labels.Count > 0 ? Experiment.Title : Experiment.Manifest!.Name;
}
