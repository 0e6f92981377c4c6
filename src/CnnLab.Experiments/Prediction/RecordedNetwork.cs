using CnnLab.Compute;
using CnnLab.Engine;
using CnnLab.Hosting;

namespace CnnLab.Experiments;

/// <summary>
/// A trained network out of a run's directory: built from <c>resolved.json</c>, with the parameters of a checkpoint
/// and what <c>network.json</c> says. Needs the plugins, not the data.
/// </summary>
public sealed class RecordedNetwork : IDisposable
{
    private readonly ComponentFactory _factory;
    private readonly WorkerPool _threads;

    private RecordedNetwork(
        NetworkRecord record, Checkpoint checkpoint, Network network, ComponentFactory factory, WorkerPool threads) =>
        (Record, Checkpoint, Network, _factory, _threads) = (record, checkpoint, network, factory, threads);

    /// <summary>The run's name.</summary>
    public required string Name { get; init; }

    /// <summary>Input, classes and preprocessing.</summary>
    public NetworkRecord Record { get; }

    /// <summary>The parameters and where they come from.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>The network with its parameters, ready for batches of <see cref="BatchSize"/> images.</summary>
    public Network Network { get; }

    /// <summary>How many images the network takes at once.</summary>
    public int BatchSize { get; private init; }

    /// <summary>What the user may want to know: a plugin of another version.</summary>
    public IReadOnlyList<string> Notices { get; private init; } = [];

    /// <summary>Readers of images that the plugins have.</summary>
    public IReadOnlyList<IImageReader> Readers => _factory.Services<IImageReader>();

    /// <summary>The checkpoint's tensors.</summary>
    public IReadOnlyList<NamedTensor> Tensors => TensorsOf(Checkpoint);

    /// <summary>Opens a network.</summary>
    /// <param name="path">The run's directory.</param>
    /// <param name="repeat">The repeat, from 1.</param>
    /// <param name="fold">The fold, from 1.</param>
    /// <param name="checkpoint">
    /// The checkpoint: <c>last</c>, which the fold was scored with, or what a callback has saved, such as <c>best</c>.
    /// </param>
    /// <param name="loader">Knows the plugins; those that the run used are added from where they were.</param>
    /// <param name="keepsOutputs">Whether every layer's output can be read after a forward pass.</param>
    /// <param name="workers">Threads; null for what the run's manifest says.</param>
    /// <exception cref="RunFileException">A file of the run is missing or damaged.</exception>
    /// <exception cref="ComponentException">A plugin is missing, or the checkpoint is of another network.</exception>
    public static RecordedNetwork Open(
        string path,
        int repeat,
        int fold,
        string checkpoint,
        ExperimentLoader loader,
        bool keepsOutputs = false,
        int? workers = null)
    {
        var run = RunDirectory.Open(path);
        var record = NetworkRecord.Read(run);
        var saved = ReadCheckpoint(run, repeat, fold, checkpoint);
        var (complete, notices) = RecordedPlugins.Find(run, record, loader);
        var experiment = complete.LoadRecorded(run.ResolvedFile);
        var definition = experiment.Definition
            ?? throw new ComponentException(string.Join(Environment.NewLine, experiment.Findings));
        // Predictions come a few at a time, and memory is for the largest batch.
        definition = definition with
        {
            Training = definition.Training with { BatchSize = Math.Min(definition.Training.BatchSize, 32) },
        };
        var network = NetworkBuilder.Build(
            definition,
            new Shape([.. record.InputShape]),
            record.ClassNames.Count,
            experiment.Factory);
        var tensors = TensorsOf(saved);
        RequireMatch(run, network, tensors);
        var threads = new WorkerPool(workers ?? definition.Compute.Threads ?? Environment.ProcessorCount);
        network.Allocate(
            new ComputeBackend(LinearAlgebraProviders.Create(definition.Compute.Provider), threads),
            definition.Training.BatchSize,
            keepsOutputs);
        network.Initialize(definition.Seed, 0);
        network.SetParameters(tensors);
        return new RecordedNetwork(record, saved, network, experiment.Factory, threads)
        {
            Name = experiment.Manifest!.Name,
            BatchSize = definition.Training.BatchSize,
            Notices = notices,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _threads.Dispose();
        _factory.Dispose();
    }

    private static Checkpoint ReadCheckpoint(RunDirectory run, int repeat, int fold, string name)
    {
        var path = run.Checkpoint(repeat, fold, name);
        if (!File.Exists(path))
        {
            var names = Directory.Exists(run.CheckpointsFolder)
                ? Directory.GetFiles(run.CheckpointsFolder, "*.cnnlab").Select(Path.GetFileName)
                : [];
            throw new RunFileException(
                $"{run.FullPath} has no checkpoint '{name}' of repeat {repeat}, fold {fold}. "
                + $"It has: {string.Join(", ", names.Order(StringComparer.Ordinal).DefaultIfEmpty("none"))}.");
        }

        var checkpoint = CheckpointFile.Read(path);
        return checkpoint.Values.AsSpan().ContainsAnyExceptInRange(float.MinValue, float.MaxValue)
            ? throw new RunFileException(
                $"{path} has parameters that are not finite: the fold diverged. Choose another one with --fold.")
            : checkpoint;
    }

    private static void RequireMatch(RunDirectory run, Network network, IReadOnlyList<NamedTensor> tensors)
    {
        var match = WeightMatch.Of(network.Parameters, tensors);
        string[] problems =
        [
            .. match.Problems, .. match.Missing.Select(name => $"The checkpoint has no `{name}`."),
        ];
        if (problems.Length > 0)
        {
            throw new ComponentException(
                $"The checkpoint of {run.FullPath} does not fit the network of its resolved.json: "
                + string.Join(" ", problems));
        }
    }

    private static IReadOnlyList<NamedTensor> TensorsOf(Checkpoint checkpoint) =>
    [
        .. checkpoint.Parameters.Select(parameter => new NamedTensor(
            parameter.Name,
            parameter.Dimensions,
            checkpoint.Values.AsMemory(parameter.Offset, new Shape(parameter.Dimensions).Count))),
    ];
}
