namespace CnnLab.Experiments;

/// <summary>Writes down how a run ended whose process cannot any more.</summary>
internal static class DeadRun
{
    /// <summary>Marks the run; what it has earned stays.</summary>
    /// <exception cref="RunFileException">Its directory cannot be written.</exception>
    public static RunSummary Mark(
        RunDirectory directory,
        string name,
        IReadOnlyDictionary<string, string> labels,
        (RunStatus Status, string Reason) end,
        string errors,
        TimeProvider time)
    {
        var now = time.GetUtcNow();
        foreach (var line in errors.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            RunLog.Append(directory, now, $"worker: {line}");
        }

        RunLog.Append(directory, now, $"{end.Status.Words()}: {end.Reason}");
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
        return summary;
    }
}
