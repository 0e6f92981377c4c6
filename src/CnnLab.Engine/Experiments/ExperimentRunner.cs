namespace CnnLab.Engine;

/// <summary>Runs an experiment from its definition to the results of all folds.</summary>
/// <param name="factory">Makes the components.</param>
/// <param name="time">Measures how long things take; nothing else depends on it.</param>
public sealed class ExperimentRunner(IComponentFactory factory, TimeProvider time)
{
    /// <summary>Loads the data, builds the network, and trains and scores it on every fold.</summary>
    /// <param name="definition">All that decides the numbers.</param>
    /// <param name="compute">Who multiplies, and the threads; decides the time, and by the provider the last bits.</param>
    /// <param name="observer">Hears what happens.</param>
    /// <param name="cancellationToken">Ends the run between two steps.</param>
    /// <exception cref="ComponentException">The data are missing or damaged, a layer does not fit, or a component failed.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public IReadOnlyList<FoldResult> Run(
        ExperimentDefinition definition, ComputeBackend compute, ITrainingObserver observer, CancellationToken cancellationToken)
    {
        var dataset = factory.Create<Dataset>(definition.Dataset);
        var network = NetworkBuilder.Build(definition, dataset.ImageShape, dataset.ClassNames.Count, factory);
        var data = dataset.Load(cancellationToken);
        CheckFingerprint(dataset, data);
        var splits = FoldPlanner.Plan(definition.CrossValidation, data, definition.Training.ValidationSplit, definition.Seed);
        observer.OnRunBegin(network.Summary, data, splits);

        var session = new TrainingSession(definition, network, data, compute, factory);
        var results = new List<FoldResult>();
        foreach (var split in splits)
        {
            var trainer = new FoldTrainer(session, split, results.Count, splits.Count, observer, time);
            results.Add(trainer.Train(cancellationToken));
        }

        return results;
    }

    private static void CheckFingerprint(Dataset dataset, DatasetContents data)
    {
        if (dataset.Options.Sha256 is { } expected && expected != data.Fingerprint)
        {
            throw new ComponentException(
                $"the data set is not the one the manifest pins. Expected dataset.sha256 {expected}, received {data.Fingerprint}.");
        }
    }
}
