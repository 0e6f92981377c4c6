using System.Globalization;
using CnnLab.Compute;
using CnnLab.Engine;
using CnnLab.Hosting;

namespace CnnLab.Experiments;

/// <summary>Computes a part of a recorded run again, in memory only, and compares it bit for bit.</summary>
/// <param name="loader">Knows the plugins; those that the run used are added from where they were.</param>
/// <param name="time">Measures how long things take.</param>
public sealed class RunVerifier(ExperimentLoader loader, TimeProvider time)
{
    /// <summary>Computes the first epochs of a fold again.</summary>
    /// <param name="path">The run's directory; nothing is written there.</param>
    /// <param name="repeat">The repeat, from 1.</param>
    /// <param name="fold">The fold, from 1.</param>
    /// <param name="epochs">How many epochs at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RunFileException">A file of the run is missing or damaged, or has no such fold.</exception>
    /// <exception cref="ComponentException">A plugin or the data are missing.</exception>
    public Verification Verify(string path, int repeat, int fold, int epochs, CancellationToken cancellationToken)
    {
        var run = RunDirectory.Open(path);
        var recorded = ReadEpochs(run, repeat, fold, epochs);
        var provenance = Provenance.Read(run.FullPath);
        var (complete, _) = RecordedPlugins.Find(run, NetworkRecord.Read(run), loader);
        var experiment = complete.LoadRecorded(run.ResolvedFile, provenance.Folder);
        using var factory = experiment.Factory;
        var definition = Require(experiment, run);
        var runner = new ExperimentRunner(factory, time);
        var prepared = runner.Prepare(definition, cancellationToken);
        var linearAlgebra = LinearAlgebraProviders.Create(definition.Compute.Provider);
        using var threads = new WorkerPool(definition.Compute.Threads ?? Environment.ProcessorCount);
        var now = Provenance.Collect(
            GitState.Of(null),
            linearAlgebra.Name,
            threads.Workers,
            definition.Seed,
            RunIdentity.UsedPlugins(experiment),
            []) with
        {
            DataFingerprint = prepared.Data.Fingerprint,
        };
        using var again = new FirstEpochs(repeat, fold, recorded.Count);
        again.Run(runner, prepared, new ComputeBackend(linearAlgebra, threads), cancellationToken);
        return new Verification(
            run.FullPath,
            repeat,
            fold,
            [.. recorded.SelectMany(epoch => Compare(epoch, again.Epochs.ElementAtOrDefault(epoch.Epoch - 1)))],
            RecordDifference.Between(provenance, now));
    }

    private static IReadOnlyList<EpochResult> ReadEpochs(RunDirectory run, int repeat, int fold, int epochs)
    {
        var all = MetricsFile.Read(run.MetricsFile);
        EpochResult[] chosen =
            [.. all.Where(epoch => epoch.Repeat == repeat && epoch.Fold == fold && epoch.Epoch <= epochs)];
        return chosen.Length > 0
            ? chosen
            : throw new RunFileException(
                $"{run.FullPath} has no epoch of repeat {repeat}, fold {fold}. It has: "
                + string.Join(
                    ", ",
                    all.Select(epoch => $"repeat {epoch.Repeat} fold {epoch.Fold}").Distinct().DefaultIfEmpty("none"))
                + ".");
    }

    private static ExperimentDefinition Require(LoadedExperiment experiment, RunDirectory run)
    {
        var definition = experiment.Definition
            ?? throw new ComponentException(string.Join(Environment.NewLine, experiment.Findings));
        return experiment.Manifest!.Model.InitialWeights is { } weights
            ? throw new ComponentException(
                $"{run.FullPath} begins with the weights of {weights}, which are not part of the run: "
                + "it cannot be computed again from its directory.")
            : definition;
    }

    private static IEnumerable<VerifiedNumber> Compare(EpochResult recorded, EpochResult? now)
    {
        yield return new(
            recorded.Epoch, "learning_rate", Text(recorded.LearningRate), now is null ? null : Text(now.LearningRate));
        foreach (var (name, value) in recorded.Metrics)
        {
            yield return new(
                recorded.Epoch,
                name,
                Text(value),
                now is not null && now.Metrics.TryGetValue(name, out var again) ? Text(again) : null);
        }

        if (recorded.WeightsSha256 is { } weights)
        {
            yield return new(recorded.Epoch, "weights_sha256", weights, now?.WeightsSha256);
        }
    }

    /// <summary>The shortest text of a double is another one for every double.</summary>
    private static string? Text(double value) =>
        double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : null;
}
