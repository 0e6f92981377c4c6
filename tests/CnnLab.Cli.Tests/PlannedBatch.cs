using System.Text.Json;
using CnnLab.Experiments;
using CnnLab.Hosting;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

/// <summary>A small batch, planned in this process, and what its runs would leave.</summary>
internal static class PlannedBatch
{
    public const string Epochs = """
        "sweep": { "parameters": { "training.epochs": { "values": [1, 2, 3] } } },
        """;

    public static IReadOnlyList<PlannedTrial> Plan(
        TempFolder folder,
        string more = Epochs,
        IReadOnlyList<(string Path, string Value)>? overrides = null,
        params string[] plugins)
    {
        var builtIn = Path.Combine(Path.GetDirectoryName(Lab.Program)!, "plugins");
        var path = SmallManifest.Write(
            folder.Path, more: more + $"\"output\": {{ \"directory\": \"{folder["runs"]}\" }},");
        var loader = new ExperimentLoader(new PluginStore(), [builtIn, .. plugins], data => new DataFiles(data));
        var batch = loader.LoadBatch(path, overrides ?? []);
        Assert.That(batch.Findings, Is.Empty);
        return new BatchPlanner(TimeProvider.System, _ => { }).Plan([batch], CancellationToken.None);
    }

    /// <summary>What the run of a trial would leave.</summary>
    public static void Record(
        PlannedTrial trial,
        RunStatus status,
        string? reason = null,
        string? key = null,
        string? host = null,
        DateTimeOffset? time = null)
    {
        Directory.CreateDirectory(trial.Directory);
        void Write<T>(string file, T content) => File.WriteAllText(
            Path.Combine(trial.Directory, file), JsonSerializer.Serialize(content, RunJson.Options));
        var now = time ?? DateTimeOffset.UnixEpoch;
        Write("status.json", new RunStatusRecord(status, reason, 1, host ?? Environment.MachineName, now, now, now, null));
        Write("provenance.json", Provenance.Collect(GitState.Of(null), "simd", 1, 3, trial.Plugins, []) with
        {
            Id = trial.Id,
            TrialKey = key ?? trial.Key,
            DataFingerprint = trial.Data!.Fingerprint,
        });
        if (status is RunStatus.Completed or RunStatus.Diverged or RunStatus.Failed)
        {
            Write("result.json", new RunSummary
            {
                Id = trial.Id,
                Name = "small",
                Directory = "where it was",
                Status = status,
                Reason = reason,
                Labels = new Dictionary<string, string>(),
                Metrics = new Dictionary<string, MetricSummary> { ["test_accuracy"] = MetricSummary.From([0.5]) },
                Seconds = 1,
                Folds = [],
            });
        }
    }
}
