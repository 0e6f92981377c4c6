namespace CnnLab.Engine;

/// <summary>Takes an experiment from its definition to the results of all folds.</summary>
/// <param name="factory">Makes the components.</param>
/// <param name="time">Measures how long things take; nothing else depends on it.</param>
public sealed class ExperimentRunner(IComponentFactory factory, TimeProvider time)
{
    /// <summary>Builds the network, loads the data and plans the folds.</summary>
    /// <param name="definition">All that decides the numbers.</param>
    /// <param name="cancellationToken">Gives up loading.</param>
    /// <exception cref="ComponentException">
    /// A layer does not fit, or the data are missing, damaged or not those that are pinned.
    /// </exception>
    public PreparedExperiment Prepare(ExperimentDefinition definition, CancellationToken cancellationToken) =>
        Prepare(definition, load => load(), cancellationToken);

    /// <summary>The same with data that may be there already.</summary>
    /// <param name="definition">All that decides the numbers.</param>
    /// <param name="getData">Gets what loads the data and gives them, maybe those of an earlier run.</param>
    /// <param name="cancellationToken">Gives up loading.</param>
    public PreparedExperiment Prepare(
        ExperimentDefinition definition,
        Func<Func<DatasetContents>, DatasetContents> getData,
        CancellationToken cancellationToken)
    {
        var dataset = factory.Create<Dataset>(definition.Dataset);
        var network = NetworkBuilder.Build(definition, dataset.ImageShape, dataset.ClassNames.Count, factory);
        var data = getData(() => DataLoading.Load(dataset, definition.Dataset.Type, cancellationToken));
        var splits = FoldPlanner.Plan(
            definition.CrossValidation, data, definition.Training.ValidationSplit, definition.Seed);
        return new PreparedExperiment(definition, network, data, splits) { ClassNames = dataset.ClassNames };
    }

    /// <summary>Trains and scores the network on every fold.</summary>
    /// <param name="experiment">What <see cref="Prepare(ExperimentDefinition, CancellationToken)"/> gave.</param>
    /// <param name="compute">
    /// Who multiplies, and the threads; decides the time, and by the provider the last bits.
    /// </param>
    /// <param name="observer">Hears what happens.</param>
    /// <param name="cancellationToken">Ends the run between two steps.</param>
    /// <param name="memory">What was done before; null to begin anew.</param>
    /// <exception cref="ComponentException">A component failed.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public IReadOnlyList<FoldResult> Run(
        PreparedExperiment experiment,
        ComputeBackend compute,
        ITrainingObserver observer,
        CancellationToken cancellationToken,
        IRunMemory? memory = null)
    {
        var (definition, network, data, splits) = experiment;
        observer.OnRunBegin(network.Summary, data, splits);
        using var session = new TrainingSession(experiment, compute, factory);
        var results = new List<FoldResult>();
        foreach (var split in splits)
        {
            if (memory?.FindEnded(split) is { } ended)
            {
                results.Add(ended);
                continue;
            }

            var seen = FoldData.Of(
                data, (DatasetOptions)definition.Dataset.Options!, split, network.InputShape, compute.Parallel);
            var trainer = new FoldTrainer(session, split, seen, results.Count, splits.Count, observer, time);
            results.Add(trainer.Train(memory?.FindCheckpoint(split), cancellationToken));
        }

        return results;
    }
}
