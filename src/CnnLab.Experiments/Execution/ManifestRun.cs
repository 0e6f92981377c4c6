using System.Text;
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
    /// <summary>Threads of the run; null for what the manifest says.</summary>
    public int? Threads { get; init; }

    /// <summary>What the runs of this process share.</summary>
    public RunResources Resources { get; init; } = new();

    /// <summary>How much of a long epoch a crash may cost.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What the run was planned as: another one is refused. Null for whatever it is.</summary>
    public RunIdentity? Planned { get; init; }

    /// <summary>Hears of the run's directory as soon as it is there.</summary>
    public Action<RunDirectory>? Opened { get; init; }

    /// <summary>
    /// Prepares, trains, scores and records. A run that was begun before goes on at its last good checkpoint and ends
    /// with the same bits; one that has come to its end is not run again.
    /// </summary>
    /// <param name="experiment">A valid experiment.</param>
    /// <param name="display">Shows how it goes.</param>
    /// <param name="cancellationToken">
    /// Interrupts the run between two steps; it is then marked <c>interrupted</c>.
    /// </param>
    /// <exception cref="ComponentException">
    /// The data are missing or damaged, the provider is not there, the run is not the one that was planned, or its
    /// directory cannot be made: nothing was written.
    /// </exception>
    /// <exception cref="BusyRunException">Another process is at the run.</exception>
    /// <exception cref="RunFileException">
    /// There is no space for its directory, or it can no longer be written, not even to say so.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled before anything was written.</exception>
    public RunOutcome Execute(
        LoadedExperiment experiment, ITrainingObserver display, CancellationToken cancellationToken)
    {
        var definition = experiment.Definition
            ?? throw new ArgumentException("The manifest has errors.", nameof(experiment));
        var linearAlgebra = LinearAlgebraProviders.Create(definition.Compute.Provider);
        var runner = new ExperimentRunner(experiment.Factory, time);
        var resolved = ManifestWriter.WriteResolved(experiment.Manifest!, experiment.Catalog);
        var prepared = runner.Prepare(
            definition, load => Resources.Data(experiment, load, time, display.OnLongLoad), cancellationToken);

        using var threads = new WorkerPool(Threads ?? definition.Compute.Threads ?? Environment.ProcessorCount);
        var compute = new ComputeBackend(linearAlgebra, threads);
        var (directory, header) = Open(experiment, resolved, prepared, compute);
        using var owned = Take(directory);
        if (FindEnd(directory) is { } done)
        {
            display.OnNotice($"already done: {directory.FullPath}");
            return new RunOutcome(done, null);
        }

        Opened?.Invoke(directory);
        var recorder = Begin(directory, header);
        try
        {
            runner.Run(prepared, compute, new ObserverChain(recorder, display), cancellationToken, recorder);
            return new RunOutcome(recorder.Complete(), null);
        }
        catch (RunFileException exception)
        {
            // Nothing is wrong with the run: when there is space again it goes on.
            return new RunOutcome(recorder.Interrupt(exception.Message), exception);
        }
        catch (OperationCanceledException exception)
        {
            return new RunOutcome(recorder.Interrupt("interrupted"), exception);
        }
        catch (Exception exception)
        {
            var reason = exception is ComponentException
                ? exception.Message
                : $"{exception.GetType().Name}: {exception.Message}";
            return new RunOutcome(recorder.Fail(reason, exception), exception);
        }
    }

    private (RunDirectory Directory, RunHeader Header) Open(
        LoadedExperiment experiment, string resolved, PreparedExperiment prepared, ComputeBackend compute)
    {
        var manifest = experiment.Manifest!;
        var identity = RunIdentity.Of(experiment, prepared.Data.Fingerprint);
        CheckPlan(identity);
        var provenance = Provenance.Collect(
            Resources.Git(experiment.Document.Source),
            compute.LinearAlgebra.Name,
            compute.Parallel.Workers,
            manifest.Seed,
            identity.Plugins,
            commandLine) with
        {
            Id = identity.Id,
            TrialKey = identity.TrialKey,
            Folder = experiment.Document.Folder,
            DataFingerprint = prepared.Data.Fingerprint,
            InitialWeightsSha256 = prepared.Definition.InitialWeights?.Sha256,
            Labels = experiment.Labels,
        };
        var inputs = new RunInputs(Encoding.UTF8.GetBytes(experiment.Document.Text), resolved, provenance)
        {
            Bases = experiment.Document.Bases,
            Network = NetworkRecord.Of(
                experiment.Factory.Create<Dataset>(manifest.Dataset), prepared.Network, resolved),
        };
        var header = new RunHeader(manifest.Name, manifest.Loss.Type, experiment.Labels, inputs);
        try
        {
            return (RunDirectory.OpenOrCreate(manifest.Output.Directory, manifest.Name, identity.Id, inputs, time), header);
        }
        catch (RunFileException exception) when (!exception.IsDiskFull)
        {
            // Before the first step it is the manifest's output.directory that has to be mended.
            throw new ComponentException(exception.Message, exception);
        }
    }

    /// <summary>
    /// A batch was told and shown as it was planned; what has been rebuilt or replaced since would be mixed into it.
    /// </summary>
    private void CheckPlan(RunIdentity identity)
    {
        if (Planned is { } planned && planned.Id != identity.Id)
        {
            var changes = RecordedIdentity.Of(planned).ChangesTo(identity);
            throw new ComponentException(
                $"changed since it was planned: {string.Join("; ", changes.DefaultIfEmpty("its resolved manifest"))}. "
                + "Nothing was trained. Run it again.");
        }
    }

    private RunLock Take(RunDirectory directory)
    {
        var owned = RunLock.TryTake(directory.FullPath);
        if (owned is not null && !IsElsewhere(directory))
        {
            return owned;
        }

        owned?.Dispose();
        throw new BusyRunException(
            $"{directory.FullPath} is being run by {RunStatusRecord.OwnerOf(directory.FullPath)}. "
            + "Wait for it, or end it: what it has done is kept.");
    }

    private bool IsElsewhere(RunDirectory directory)
    {
        try
        {
            return StandingRun.IsElsewhere(RunStatusRecord.Read(directory.FullPath), time.GetUtcNow());
        }
        catch (RunFileException)
        {
            // Damaged: nobody keeps it up to date.
            return false;
        }
    }

    /// <summary>What a run has come to; null where there is something left to do.</summary>
    private static RunSummary? FindEnd(RunDirectory directory)
    {
        try
        {
            return RunStatusRecord.Read(directory.FullPath).Status is RunStatus.Completed or RunStatus.Diverged
                ? RunSummary.Read(directory.FullPath) with { Directory = directory.FullPath }
                : null;
        }
        catch (RunFileException)
        {
            // The record is damaged: the checkpoints tell what was done.
            return null;
        }
    }

    private RunRecorder Begin(RunDirectory directory, RunHeader header)
    {
        directory.RemoveUnfinishedFiles();

        // One that failed or took too long goes on, too: what it had earned is as good as ever.
        // A machine that lost its power may have left the status that it began with.
        var resumes = ReadStatus(directory) != RunStatus.Queued || directory.HasProgress;
        return new RunRecorder(directory, header, time, resumes)
        {
            CheckpointInterval = CheckpointInterval,
        };
    }

    private static RunStatus ReadStatus(RunDirectory directory)
    {
        try
        {
            return RunStatusRecord.Read(directory.FullPath).Status;
        }
        catch (RunFileException)
        {
            return RunStatus.Interrupted;
        }
    }
}
