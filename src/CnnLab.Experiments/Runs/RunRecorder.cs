using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>
/// Writes a run into its directory while it goes on. Whenever the process is killed, what is there can be read.
/// </summary>
/// <remarks>
/// Used on the run's thread. End it with <see cref="Complete"/>, <see cref="Fail"/>, <see cref="Interrupt"/> or <see
/// cref="TimeOut"/>.
/// </remarks>
public sealed class RunRecorder : ITrainingObserver, IRunMemory
{
    /// <summary>
    /// What a machine that loses its power may cost besides the epoch: waiting for the disk takes longer than many a
    /// short epoch.
    /// </summary>
    private static readonly TimeSpan LongestUnsettled = TimeSpan.FromSeconds(1);

    private readonly RunDirectory _directory;
    private readonly RunHeader _header;
    private readonly TimeProvider _time;
    private readonly RunHistory _history = new();
    private readonly Heartbeat _heartbeat;
    private readonly MetricsLog _metrics;
    private readonly long _begin;
    private readonly bool _resumes;
    private Provenance _provenance;
    private RunMemory? _memory;
    private StepProgress _step;
    private long _lastCheckpoint, _lastSettled;
    private FoldCheckpoints? _checkpoints;
    private IReadOnlyDictionary<string, TableRecord> _tables = new Dictionary<string, TableRecord>();

    /// <summary>Marks the run as running.</summary>
    /// <param name="directory">Where to write.</param>
    /// <param name="header">What the record says besides the numbers.</param>
    /// <param name="time">Tells the time.</param>
    /// <param name="resumes">Whether the run goes on from what the directory has.</param>
    /// <exception cref="RunFileException">The directory cannot be written; this goes for every method.</exception>
    public RunRecorder(RunDirectory directory, RunHeader header, TimeProvider time, bool resumes = false)
    {
        _resumes = resumes;
        (_directory, _header, _time, _provenance) = (directory, header, time, header.Inputs.Provenance);
        _metrics = new MetricsLog(directory.MetricsFile);
        _begin = _lastCheckpoint = _lastSettled = time.GetTimestamp();
        LineFile.EndLine(directory.LogFile);
        _heartbeat = new Heartbeat(directory.StatusFile, time);
        _heartbeat.Begin();
        Log($"run {directory.Id} of {header.Name} {(resumes ? "goes on" : "begins")}");
    }

    /// <summary>How much of a long epoch a crash may cost.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public bool WantsCheckpoint => _time.GetElapsedTime(_lastCheckpoint) >= CheckpointInterval;

    /// <summary>What of the run is damaged or done already: what a display may tell.</summary>
    public IReadOnlyList<string> Notices { get; private set; } = [];

    /// <inheritdoc/>
    public FoldResult? FindEnded(FoldSplit split) => _memory?.FindEnded(split);

    /// <inheritdoc/>
    public Checkpoint? FindCheckpoint(FoldSplit split) => _memory?.FindCheckpoint(split);

    /// <inheritdoc/>
    public void OnRunBegin(NetworkSummary network, DatasetContents data, IReadOnlyList<FoldSplit> splits)
    {
        _history.Begin(network, data, splits);
        if (_resumes || _provenance.DataFingerprint != data.Fingerprint)
        {
            _provenance = _provenance with { DataFingerprint = data.Fingerprint };
            RunJson.Write(_directory.ProvenanceFile, _provenance);
        }

        RunJson.Write(_directory.FoldsFile, FoldRecord.From(splits));
        Log($"{data.Training.Count} training images, {network.Parameters} parameters, {splits.Count} folds");
        foreach (var notice in data.Notices)
        {
            Log(notice);
        }

        if (_resumes)
        {
            Remember(RunMemory.Read(_directory, splits));
        }
    }

    /// <inheritdoc/>
    public void OnNotice(string notice) => Log(notice);

    /// <inheritdoc/>
    public void OnUnfinishedEpoch(Checkpoint checkpoint)
    {
        Checkpoints(checkpoint.Repeat, checkpoint.Fold).WriteUnfinished(checkpoint);
        _lastCheckpoint = _time.GetTimestamp();
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
        var settles = _time.GetElapsedTime(_lastSettled) >= LongestUnsettled;
        Checkpoints(epoch.Repeat, epoch.Fold).WriteLast(checkpoint, waitsForDisk: settles);
        _lastCheckpoint = _time.GetTimestamp();
        _lastSettled = settles ? _lastCheckpoint : _lastSettled;
        _heartbeat.Beat(_step);
    }

    /// <inheritdoc/>
    public void OnCheckpoint(string name, Checkpoint checkpoint) =>
        CheckpointFile.Write(_directory.Checkpoint(checkpoint.Repeat, checkpoint.Fold, name), checkpoint);

    /// <inheritdoc/>
    public void OnFoldEnd(FoldResult fold, Checkpoint? kept)
    {
        var checkpoints = Checkpoints(fold.Repeat, fold.Fold);
        if (kept is not null)
        {
            checkpoints.WriteLast(kept, waitsForDisk: true);
        }

        // All of it on the disk before the line that says that the fold has ended: it is not trained again.
        checkpoints.Settle();
        _metrics.Settle();
        PredictionRecord.Write(_directory, fold);
        LineFile.Append(_directory.EndedFoldsFile, EndedFold.Of(fold).Line());
        checkpoints.End();
        _history.Add(fold);
        RecordFolds();
        var reason = fold.Reason is null ? string.Empty : $": {fold.Reason}";
        Log($"repeat {fold.Repeat} fold {fold.Fold} {fold.Status.ToString().ToLowerInvariant()}{reason}");
        _heartbeat.Beat(_step);
    }

    /// <summary>Adds a line to <c>log.txt</c>.</summary>
    public void Log(string message) => RunLog.Append(_directory, _time.GetUtcNow(), message);

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
    /// <param name="reason">What it was, for the user.</param>
    /// <param name="cause">Where it came from: for whoever has written the component, in <c>log.txt</c> only.</param>
    public RunSummary Fail(string reason, Exception? cause = null)
    {
        if (cause is not null)
        {
            LineFile.Append(_directory.LogFile, cause.ToString(), waitsForDisk: false);
        }

        return End(RunStatus.Failed, reason);
    }

    /// <summary>The user ended the run.</summary>
    public RunSummary Interrupt(string reason) => End(RunStatus.Interrupted, reason);

    /// <summary>The run took longer than it was given.</summary>
    public RunSummary TimeOut(string reason) => End(RunStatus.TimedOut, reason);

    /// <summary>
    /// What was done after the last good checkpoint is done again, and so is its record: lines that were cut short and
    /// lines beyond go.
    /// </summary>
    private void Remember(RunMemory memory)
    {
        _memory = memory;
        _metrics.Rewrite(memory.Epochs);
        WholeFile.Write(
            _directory.EndedFoldsFile,
            string.Concat(memory.Ended.Select(fold => EndedFold.Of(fold).Line() + "\n")));
        foreach (var epoch in memory.Epochs)
        {
            _history.Add(epoch);
        }

        foreach (var fold in memory.Ended)
        {
            _history.Add(fold);
        }

        if (memory.Ended.Count > 0)
        {
            // The run may have been ended between a fold's line and these files.
            RecordFolds();
        }

        var done = memory.Ended.Count == 0 ? null : $"{memory.Ended.Count} folds were done before";
        Notices = [.. memory.Notices, .. new[] { done, memory.Place }.OfType<string>()];
        foreach (var notice in Notices)
        {
            Log(notice);
        }
    }

    private FoldCheckpoints Checkpoints(int repeat, int fold) => _checkpoints?.IsOf(repeat, fold) == true
        ? _checkpoints
        : _checkpoints = new FoldCheckpoints(_directory, repeat, fold);

    /// <summary>
    /// What is written of all folds that have ended, again and again; the disk is waited for when all have.
    /// </summary>
    private void RecordFolds()
    {
        var isWhole = _history.Folds.Count == _history.Splits.Count;
        RunJson.Write(_directory.PairingFile, PairingRecord.From(_history.Folds), isWhole);
        _tables = _history.Tables();
        if (_tables.Count > 0)
        {
            RunJson.Write(_directory.TablesFile, _tables, isWhole);
        }
    }

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
            new[] { status.Words(), reason, figures.Problem }.OfType<string>()));
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
        Seconds = Math.Round((_memory?.Seconds ?? 0) + _time.GetElapsedTime(_begin).TotalSeconds, 3),
        Network = _history.Network is { } network ? new NetworkSize(network.Parameters, network.MultiplyAdds) : null,
        Folds = _history.FoldSummaries(),
    };
}
