using System.Globalization;
using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>
/// Writes a run into its directory while it goes on. Whenever the process is killed, what is there can be read.
/// </summary>
/// <remarks>
/// Used on the run's thread. End it with <see cref="Complete"/>, <see cref="Fail"/>, <see cref="Interrupt"/> or <see
/// cref="TimeOut"/>.
/// </remarks>
public sealed class RunRecorder : ITrainingObserver
{
    private readonly RunDirectory _directory;
    private readonly RunHeader _header;
    private readonly TimeProvider _time;
    private readonly RunHistory _history = new();
    private readonly Heartbeat _heartbeat;
    private readonly MetricsLog _metrics;
    private readonly long _begin;
    private Provenance _provenance;
    private StepProgress _step;
    private IReadOnlyDictionary<string, TableRecord> _tables = new Dictionary<string, TableRecord>();

    /// <summary>Marks the run as running.</summary>
    /// <param name="directory">Where to write.</param>
    /// <param name="header">What the record says besides the numbers.</param>
    /// <param name="time">Tells the time.</param>
    /// <exception cref="RunFileException">The directory cannot be written; this goes for every method.</exception>
    public RunRecorder(RunDirectory directory, RunHeader header, TimeProvider time)
    {
        (_directory, _header, _time, _provenance) = (directory, header, time, header.Inputs.Provenance);
        _begin = time.GetTimestamp();
        _metrics = new MetricsLog(directory.MetricsFile);
        _heartbeat = new Heartbeat(directory.StatusFile, time);
        _heartbeat.Begin();
        Log($"run {directory.Id} of {header.Name} begins");
    }

    /// <inheritdoc/>
    public void OnRunBegin(NetworkSummary network, DatasetContents data, IReadOnlyList<FoldSplit> splits)
    {
        _history.Begin(network, data, splits);
        _provenance = _provenance with { DataFingerprint = data.Fingerprint };
        RunJson.Write(_directory.ProvenanceFile, _provenance);
        RunJson.Write(_directory.FoldsFile, FoldRecord.From(splits));
        Log($"{data.Training.Count} training images, {network.Parameters} parameters, {splits.Count} folds");
        foreach (var notice in data.Notices)
        {
            Log(notice);
        }
    }

    /// <inheritdoc/>
    public void OnStep(StepProgress progress)
    {
        _step = progress;
        _heartbeat.Beat(_step);
    }

    /// <inheritdoc/>
    public void OnEpochEnd(EpochResult epoch, Checkpoint checkpoint)
    {
        _metrics.Append(epoch);
        _history.Add(epoch);
        CheckpointFile.Write(_directory.LastCheckpoint(epoch.Repeat, epoch.Fold), checkpoint);
        _heartbeat.Beat(_step);
    }

    /// <inheritdoc/>
    public void OnCheckpoint(string name, Checkpoint checkpoint) =>
        CheckpointFile.Write(_directory.Checkpoint(checkpoint.Repeat, checkpoint.Fold, name), checkpoint);

    /// <inheritdoc/>
    public void OnFoldEnd(FoldResult fold, Checkpoint? kept)
    {
        if (kept is not null)
        {
            CheckpointFile.Write(_directory.LastCheckpoint(fold.Repeat, fold.Fold), kept);
        }

        _history.Add(fold);
        if (fold.Tables.Count > 0)
        {
            _tables = _history.Tables();
            RunJson.Write(_directory.TablesFile, _tables);
        }

        var reason = fold.Reason is null ? string.Empty : $": {fold.Reason}";
        Log($"repeat {fold.Repeat} fold {fold.Fold} {fold.Status.ToString().ToLowerInvariant()}{reason}");
        _heartbeat.Beat(_step);
    }

    /// <summary>Adds a line to <c>log.txt</c>.</summary>
    public void Log(string message)
    {
        var time = _time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        LineFile.Append(_directory.LogFile, $"{time} {message.ReplaceLineEndings(" ")}");
    }

    /// <summary>The run came to its end: <c>completed</c>, or <c>diverged</c> if a fold did.</summary>
    public RunSummary Complete()
    {
        _metrics.Check();
        var diverged = _history.Folds.Where(fold => fold.Status == FoldStatus.Diverged).ToArray();
        return diverged.Length == 0
            ? End(RunStatus.Completed, null)
            : End(RunStatus.Diverged, string.Join("; ", diverged.Select(fold =>
                $"repeat {fold.Repeat} fold {fold.Fold}: {fold.Reason ?? "the loss is not finite"}")));
    }

    /// <summary>An error ended the run.</summary>
    public RunSummary Fail(string reason) => End(RunStatus.Failed, reason);

    /// <summary>The user ended the run.</summary>
    public RunSummary Interrupt(string reason) => End(RunStatus.Interrupted, reason);

    /// <summary>The run took longer than it was given.</summary>
    public RunSummary TimeOut(string reason) => End(RunStatus.TimedOut, reason);

    // The status comes last: who reads "completed" finds everything.
    private RunSummary End(RunStatus status, string? reason)
    {
        var summary = Summarize(status, reason);
        RunJson.Write(_directory.ResultFile, summary);
        var figures = RunFigures.Draw(_directory, _header.Loss, _history.Epochs, summary);
        RunReport.Write(
            _directory.ReportFile,
            new RunReportModel(_header, summary, _history.Network, _provenance, figures, _time.GetUtcNow())
            {
                Classes = Classes(),
                Tables = _tables,
            });
        Log(string.Join(": ",
            new[] { status.ToString().ToLowerInvariant(), reason, figures.Problem }.OfType<string>()));
        _heartbeat.End(status, reason, _step);
        return summary;
    }

    private IReadOnlyList<ClassSupport> Classes() =>
    [
        .. ClassLabels.Of(_header.Inputs.Network?.ClassNames ?? [])
            .Select((name, label) => new ClassSupport(name, _history.ScoredSamples.GetValueOrDefault(label))),
    ];

    private RunSummary Summarize(RunStatus status, string? reason) => new()
    {
        Id = _directory.Id,
        Name = _header.Name,
        Directory = _directory.FullPath,
        Status = status,
        Reason = reason,
        Labels = _header.Labels,
        Metrics = _history.Metrics(),
        Seconds = Math.Round(_time.GetElapsedTime(_begin).TotalSeconds, 3),
        Network = _history.Network is { } network ? new NetworkSize(network.Parameters, network.MultiplyAdds) : null,
        Folds = _history.FoldSummaries(),
    };
}
