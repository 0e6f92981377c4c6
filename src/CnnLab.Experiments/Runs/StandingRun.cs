using System.Text.Json;

namespace CnnLab.Experiments;

/// <summary>A run as its directory tells it now, whoever computes it.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="Name">The folder that it lies in: the manifest's name.</param>
/// <param name="Directory">Its directory.</param>
/// <param name="Status">
/// Where it stands. A run that says <c>running</c> and whose process is gone is <c>interrupted</c>.
/// </param>
/// <param name="Reason">Why it is not completed; null where it is, or goes on.</param>
/// <param name="Record">Its <c>status.json</c>; null where that is damaged.</param>
/// <param name="Labels">The choices of a sweep, by path.</param>
public sealed record StandingRun(
    string Id,
    string Name,
    string Directory,
    RunStatus Status,
    string? Reason,
    RunStatusRecord? Record,
    IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>A run elsewhere, on a shared file system, is believed for this long.</summary>
    private static readonly TimeSpan Credit = Heartbeat.Interval * 24;

    /// <summary>
    /// Reads a run's directory; null where it is none. What is damaged there counts as failed, but for the status, which
    /// a power cut may have left empty: the run is then as good as its checkpoints, and goes on.
    /// </summary>
    /// <param name="directory">The directory.</param>
    /// <param name="now">The time.</param>
    public static StandingRun? Read(string directory, DateTimeOffset now)
    {
        if (!File.Exists(Path.Combine(directory, "status.json")))
        {
            return null;
        }

        var id = Path.GetFileName(directory);
        var name = Path.GetFileName(Path.GetDirectoryName(directory)) ?? "";
        try
        {
            var labels = Provenance.Read(directory).Labels;
            var (status, reason, record) = Judge(directory, now);
            return new StandingRun(id, name, directory, status, reason, record, labels);
        }
        catch (RunFileException exception)
        {
            return new StandingRun(
                id, name, directory, RunStatus.Failed, exception.Message, null, new Dictionary<string, string>());
        }
    }

    /// <summary>Whether another machine is at the run, whose lock may be out of sight.</summary>
    internal static bool IsElsewhere(RunStatusRecord record, DateTimeOffset now) =>
        record.Status is RunStatus.Running or RunStatus.Queued
        && record.Host != Environment.MachineName
        && now - record.Heartbeat < Credit;

    private static (RunStatus Status, string? Reason, RunStatusRecord? Record) Judge(string directory, DateTimeOffset now)
    {
        try
        {
            var record = RunStatusRecord.Read(directory);
            var (status, reason) = Judge(directory, record, now);
            return (status, reason, record);
        }
        catch (RunFileException exception) when (exception.InnerException is null or JsonException)
        {
            return (RunLock.IsHeld(directory) ? RunStatus.Queued : RunStatus.Interrupted, exception.Message, null);
        }
    }

    private static (RunStatus Status, string? Reason) Judge(
        string directory, RunStatusRecord record, DateTimeOffset now)
    {
        if (record.Status is not (RunStatus.Running or RunStatus.Queued) || RunLock.IsHeld(directory))
        {
            return (record.Status, record.Reason);
        }

        return IsElsewhere(record, now)
            ? (record.Status, record.Reason)
            : (RunStatus.Interrupted, $"process {record.Pid} on {record.Host} ended without a word");
    }
}
