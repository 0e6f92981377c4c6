namespace CnnLab.Engine;

/// <summary>What the folds of a run share: the built network, its optimizer, the loader.</summary>
internal sealed class TrainingSession : IDisposable
{
    public TrainingSession(PreparedExperiment experiment, ComputeBackend compute, IComponentFactory factory)
    {
        var (definition, network, data, _) = experiment;
        var training = definition.Training;
        network.Allocate(compute, training.BatchSize);
        (Definition, Network, Data) = (definition, network, data);
        Optimizer = factory.Create<Optimizer>(definition.Optimizer);
        OptimizerStep = new OptimizerStep(
            network, Optimizer, compute.Parallel, training.GradientClipping, training.WeightAverage);
        Schedule = training.LearningRateSchedule is { } schedule
            ? factory.Create<LearningRateSchedule>(schedule)
            : null;
        Callbacks = [.. training.Callbacks.Select(callback => factory.Create<Callback>(callback))];
        var site = new MetricSite(network.TakenActivation, ClassLabels.Of(experiment.ClassNames));
        Metrics = new MetricSet(
            [.. definition.Metrics.Select(metric => (metric.Type, factory.Create<Metric>(metric, site)))]);
        var options = (DatasetOptions)definition.Dataset.Options!;
        Loader = new BatchLoader(
            network,
            compute.Parallel,
            [
                .. options.Augmentation.Select(augmentation =>
                    NamedAugmentation.Of(factory.Create<Augmentation>(augmentation), augmentation.Type)),
            ],
            training.BatchSize);
        Evaluator = new Evaluator(network, Loader, Metrics, training.BatchSize);
    }

    public ExperimentDefinition Definition { get; }

    public Network Network { get; }

    public DatasetContents Data { get; }

    public Optimizer Optimizer { get; }

    public OptimizerStep OptimizerStep { get; }

    public LearningRateSchedule? Schedule { get; }

    public IReadOnlyList<Callback> Callbacks { get; }

    public MetricSet Metrics { get; }

    public BatchLoader Loader { get; }

    public Evaluator Evaluator { get; }

    public void Dispose() => Loader.Dispose();
}
