using CnnLab.Compute;
using CnnLab.Engine;
using CnnLab.Hosting;

namespace CnnLab.Experiments;

/// <summary>A network with what a fold of a run has learned.</summary>
/// <param name="Name">The run's name.</param>
/// <param name="Network">The network, with memory for one sample.</param>
public sealed record TrainedNetwork(string Name, Network Network)
{
    /// <summary>Builds the network that a run's <c>resolved.json</c> describes and loads a fold's weights.</summary>
    /// <param name="directory">The run.</param>
    /// <param name="loader">Knows the components; the run's own plugins are added.</param>
    /// <param name="repeat">The repeat, from 1.</param>
    /// <param name="fold">The fold, from 1.</param>
    /// <exception cref="ComponentException">
    /// The network cannot be built here, or there are no weights of that fold, or they do not fit.
    /// </exception>
    /// <exception cref="RunFileException">A file is damaged.</exception>
    public static TrainedNetwork Open(RunDirectory directory, ExperimentLoader loader, int repeat, int fold)
    {
        var file = directory.LastCheckpoint(repeat, fold);
        if (!File.Exists(file))
        {
            throw new ComponentException(
                $"The run {directory.Id} has no weights of repeat {repeat}, fold {fold}. Expected {file}.");
        }

        var checkpoint = CheckpointFile.Read(file);
        var experiment = loader.Load(directory.ResolvedFile, []);
        if (experiment.Definition is not { } definition)
        {
            throw new ComponentException(
                $"The network of {directory.ResolvedFile} cannot be built:\n  " + string.Join(
                    "\n  ",
                    experiment.Findings.Where(finding => finding.Severity == Manifests.Severity.Error)
                        .Select(finding => finding.Message)));
        }

        var dataset = experiment.Factory.Create<Dataset>(definition.Dataset);
        var network = NetworkBuilder.Build(
            definition, dataset.ImageShape, dataset.ClassNames.Count, experiment.Factory);
        network.Allocate(
            new ComputeBackend(LinearAlgebraProviders.Create(ProviderChoice.Simd), SequentialLoop.Instance), 1);
        NetworkWeights.Load(network, checkpoint.Parameters, checkpoint.Values);
        return new TrainedNetwork(experiment.Manifest!.Name, network);
    }
}
