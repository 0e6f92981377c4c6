using CnnLab.Compute;
using CnnLab.Engine;
using CnnLab.Hosting;
using CnnLab.Manifests;

namespace CnnLab.Experiments;

/// <summary>Runs one manifest: from the loaded experiment to a run directory with everything in it.</summary>
/// <param name="time">Tells the time.</param>
/// <param name="commandLine">The command that started it, for the record.</param>
public sealed class ManifestRun(TimeProvider time, IReadOnlyList<string> commandLine)
{
    /// <summary>Prepares, trains, scores and records.</summary>
    /// <param name="experiment">A valid experiment.</param>
    /// <param name="display">Shows how it goes.</param>
    /// <param name="cancellationToken">
    /// Interrupts the run between two steps; it is then marked <c>interrupted</c>.
    /// </param>
    /// <exception cref="ComponentException">
    /// The data are missing or damaged, the provider is not there, or the run directory cannot be made: nothing was
    /// written.
    /// </exception>
    /// <exception cref="RunFileException">The run directory can no longer be written, not even to say so.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before anything was written.</exception>
    public RunOutcome Execute(
        LoadedExperiment experiment, ITrainingObserver display, CancellationToken cancellationToken)
    {
        var definition = experiment.Definition
            ?? throw new ArgumentException("The manifest has errors.", nameof(experiment));
        var linearAlgebra = LinearAlgebraProviders.Create(definition.Compute.Provider);
        var runner = new ExperimentRunner(experiment.Factory, time);
        var prepared = runner.Prepare(definition, cancellationToken);

        using var threads = new WorkerPool(definition.Compute.Threads ?? Environment.ProcessorCount);
        var compute = new ComputeBackend(linearAlgebra, threads);
        var recorder = Open(experiment, prepared, compute);
        try
        {
            runner.Run(prepared, compute, new ObserverChain(recorder, display), cancellationToken);
            return new RunOutcome(recorder.Complete(), null);
        }
        catch (OperationCanceledException exception)
        {
            return new RunOutcome(recorder.Interrupt("interrupted by the user"), exception);
        }
        catch (Exception exception)
        {
            var reason = exception is ComponentException or RunFileException
                ? exception.Message
                : $"{exception.GetType().Name}: {exception.Message}";
            return new RunOutcome(recorder.Fail(reason), exception);
        }
    }

    private RunRecorder Open(LoadedExperiment experiment, PreparedExperiment prepared, ComputeBackend compute)
    {
        var manifest = experiment.Manifest!;
        var resolved = ManifestWriter.WriteResolved(manifest, experiment.Catalog);
        var identity = RunIdentity.Of(experiment, prepared.Data.Fingerprint);
        var provenance = Provenance.Collect(
            experiment.Document.Source,
            compute.LinearAlgebra.Name,
            compute.Parallel.Workers,
            manifest.Seed,
            identity.Plugins,
            commandLine) with
        {
            Id = identity.Id,
            TrialKey = identity.TrialKey,
            DataFingerprint = prepared.Data.Fingerprint,
            InitialWeightsSha256 = prepared.Definition.InitialWeights?.Sha256,
            Labels = experiment.Labels,
        };
        var inputs = new RunInputs(File.ReadAllBytes(experiment.Document.Source), resolved, provenance)
        {
            Bases = experiment.Document.Bases,
            Network = NetworkRecord.Of(
                experiment.Factory.Create<Dataset>(manifest.Dataset), prepared.Network, resolved),
        };
        var header = new RunHeader(manifest.Name, manifest.Loss.Type, experiment.Labels, inputs);
        try
        {
            var directory = RunDirectory.Create(manifest.Output.Directory, manifest.Name, identity.Id, inputs, time);
            return new RunRecorder(directory, header, time);
        }
        catch (RunFileException exception)
        {
            // Before the first step it is the manifest's output.directory that has to be mended.
            throw new ComponentException(exception.Message, exception);
        }
    }
}
