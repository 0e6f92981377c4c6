using CnnLab.Compute;
using CnnLab.Engine;
using CnnLab.Hosting;

namespace CnnLab.Experiments;

/// <summary>
/// Looks at the trained networks of runs, one run after another, and leaves what it saw in each one's <c>lens.json</c>;
/// no other file of a run is changed. Needs the data and the plugins that the runs were made with.
/// </summary>
/// <param name="loader">Knows the plugins; those that a run used are added from where they were.</param>
/// <param name="time">Nothing that is measured depends on it.</param>
public sealed class RunLens(ExperimentLoader loader, TimeProvider time) : IDisposable
{
    private (string Key, DatasetContents Data, ComponentFactory Owner)? _data;

    /// <summary>What is measured.</summary>
    public LensOptions Options { get; init; } = new();

    /// <summary>How long training and inference are timed each; 0 for no times.</summary>
    public double TimingSeconds { get; init; } = 0.5;

    /// <summary>Threads; null for what the run's manifest says. They decide the times only.</summary>
    public int? Threads { get; init; }

    /// <summary>What the lens has seen of a run, or sees now.</summary>
    /// <param name="path">The run's directory.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The result, and whether it was there already.</returns>
    /// <exception cref="RunFileException">A file of the run is missing or damaged, or has no such fold.</exception>
    /// <exception cref="ComponentException">A plugin or the data are missing, or are others.</exception>
    public (LensResult Result, bool WasThere) Look(string path, CancellationToken cancellationToken)
    {
        var run = RunDirectory.Open(path);
        if (LensResult.FindCurrent(run, Options) is { } known)
        {
            return (known, true);
        }

        var (complete, _) = RecordedPlugins.Find(run, NetworkRecord.Read(run), loader);
        var experiment = complete.LoadRecorded(run.ResolvedFile, Provenance.Read(run.FullPath).Folder);
        try
        {
            var result = Measure(run, experiment, cancellationToken);
            result.Write(run);
            return (result, false);
        }
        finally
        {
            if (_data?.Owner != experiment.Factory)
            {
                experiment.Factory.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _data?.Owner.Dispose();

    private LensResult Measure(RunDirectory run, LoadedExperiment experiment, CancellationToken cancellationToken)
    {
        var definition = experiment.Definition
            ?? throw new ComponentException(string.Join(Environment.NewLine, experiment.Findings));
        var fingerprint = Provenance.Read(run.FullPath).DataFingerprint;
        var prepared = new ExperimentRunner(experiment.Factory, time).Prepare(
            definition, load => Data(experiment, fingerprint, load), cancellationToken);
        if (fingerprint is not null && prepared.Data.Fingerprint != fingerprint)
        {
            throw new ComponentException(
                $"The data of {run.FullPath} are not those that it was trained on. "
                + $"Expected the fingerprint {fingerprint}, received {prepared.Data.Fingerprint}.");
        }

        bool IsPooling(string type) => experiment.Catalog.Components.Any(component =>
            component.Kind == ComponentKind.Pooling && component.Type == type.Split('/')[^1]);
        var folds = Options.Folds.Select(choice => MeasureFold(run, choice, prepared, IsPooling, cancellationToken));
        return new LensResult
        {
            Options = Options,
            DataFingerprint = prepared.Data.Fingerprint,
            ClassNames = prepared.ClassNames,
            Folds = [.. folds],
            Times = TimingSeconds > 0 ? Time(definition, experiment, IsPooling, cancellationToken) : null,
        };
    }

    private LensFold MeasureFold(
        RunDirectory run,
        LensFoldChoice choice,
        PreparedExperiment prepared,
        Func<string, bool> isPooling,
        CancellationToken cancellationToken)
    {
        using var network = RecordedNetwork.Open(
            run.FullPath, choice.Repeat, choice.Fold, "last", loader, keepsOutputs: true, Threads);
        var split = prepared.Splits.First(split => split.Repeat == choice.Repeat && split.Fold == choice.Fold);
        var all = split.Scored(prepared.Data.Training, prepared.Data.Test);
        var images = LensImages.Read(all, split.Test, Options.Images, network.Network.InputShape);
        return new LensMeasurement(network, isPooling, Options).Measure(
            images, LensResult.CheckpointSha256Of(run, choice.Repeat, choice.Fold), cancellationToken);
    }

    /// <summary>The data of the run before where this one wants the same; the factory that made them is kept.</summary>
    private DatasetContents Data(LoadedExperiment experiment, string? fingerprint, Func<DatasetContents> load)
    {
        var key = $"{fingerprint}\n{RunResources.DataOptions(experiment)}";
        if (_data is { } kept && kept.Key == key)
        {
            return kept.Data;
        }

        _data?.Owner.Dispose();
        _data = null;
        var data = load();
        _data = (key, data, experiment.Factory);
        return data;
    }

    private LensTimes Time(
        ExperimentDefinition definition,
        LoadedExperiment experiment,
        Func<string, bool> isPooling,
        CancellationToken cancellationToken)
    {
        using var threads = new WorkerPool(Threads ?? definition.Compute.Threads ?? Environment.ProcessorCount);
        var compute = new ComputeBackend(LinearAlgebraProviders.Create(definition.Compute.Provider), threads);
        var benchmark = new NetworkBenchmark(definition, compute, experiment.Factory);
        var result = benchmark.Run(TimingSeconds, cancellationToken);
        return new LensTimes(
            result.Provider,
            result.Threads,
            result.BatchSize,
            result.InferenceImagesPerSecond,
            result.TrainImagesPerSecond,
            [
                .. result.Layers.Zip(benchmark.Network.Layers, (timing, layer) => new LensLayerTime(
                    timing.Name,
                    layer.Type,
                    isPooling(layer.Type),
                    timing.ForwardMilliseconds,
                    timing.BackwardMilliseconds,
                    timing.ActivationBytes)),
            ]);
    }
}
