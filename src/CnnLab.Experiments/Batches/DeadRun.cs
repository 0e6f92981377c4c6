namespace CnnLab.Experiments;

/// <summary>Writes down how a run ended whose process cannot any more.</summary>
internal static class DeadRun
{
    /// <summary>Marks the run; what it has earned stays. Null where another process is at it already.</summary>
    /// <exception cref="RunFileException">Its directory cannot be written.</exception>
    public static RunSummary? Mark(
        RunDirectory directory,
        string name,
        IReadOnlyDictionary<string, string> labels,
        (RunStatus Status, string Reason) end,
        string errors,
        TimeProvider time)
    {
        using var owned = RunLock.TryTake(directory.FullPath);
        if (owned is null)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var record = RunStatusRecord.Read(directory.FullPath);
        var summary = new RunSummary
        {
            Id = directory.Id,
            Name = name,
            Directory = directory.FullPath,
            Status = end.Status,
            Reason = end.Reason,
            Labels = labels,
            Metrics = new Dictionary<string, MetricSummary>(),
            Seconds = Math.Round((now - (record.Started ?? now)).TotalSeconds, 3),
            Folds = [],
        };
        RunJson.Write(directory.ResultFile, summary);
        RunJson.Write(
            directory.StatusFile, record with { Status = end.Status, Reason = end.Reason, Finished = now });
        var words = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"worker: {line}");
        RunLog.Append(directory, now, [.. words, $"{end.Status.Words()}: {end.Reason}"]);
        return summary;
    }
}
