namespace CnnLab.Experiments;

/// <summary>Keeps <c>status.json</c> true, at most every few seconds while a run goes on.</summary>
internal sealed class Heartbeat(string path, TimeProvider time)
{
    /// <summary>A reader may take a run for dead whose heartbeat is many times older.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly DateTimeOffset _started = time.GetUtcNow();
    private long _lastWrite;

    public void Begin() => Write(RunStatus.Running, null, null, null);

    /// <summary>
    /// Says that the run lives. Allocates nothing between two writes, so every training step may call it.
    /// </summary>
    public void Beat(in Engine.StepProgress step)
    {
        if (time.GetElapsedTime(_lastWrite) >= Interval)
        {
            Write(RunStatus.Running, null, null, Progress(step));
        }
    }

    public void End(RunStatus status, string? reason, in Engine.StepProgress step) =>
        Write(status, reason, time.GetUtcNow(), step.Folds > 0 ? Progress(step) : null);

    private static RunProgress Progress(in Engine.StepProgress step) =>
        new(Math.Min(step.FoldIndex + 1, step.Folds), step.Folds, step.Epoch, step.Epochs);

    private void Write(RunStatus status, string? reason, DateTimeOffset? finished, RunProgress? progress)
    {
        _lastWrite = time.GetTimestamp();

        // A status that is lost with the machine's power is that of a run that has died: its checkpoints are looked at.
        RunJson.Write(path, new RunStatusRecord(
            status,
            reason,
            Environment.ProcessId,
            Environment.MachineName,
            _started,
            time.GetUtcNow(),
            finished,
            progress), waitsForDisk: false);
    }
}
