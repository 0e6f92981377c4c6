namespace CnnLab.Experiments;

/// <summary>
/// What batches in other processes do in the same folders: of two batches with the same trials each does a part, and
/// both have all results.
/// </summary>
/// <param name="time">Tells the time.</param>
internal sealed class OtherBatches(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5), LastWords = TimeSpan.FromSeconds(2);

    private readonly DateTimeOffset _begun = time.GetUtcNow();

    /// <summary>Whether another process is at the trial's run, maybe one of another machine.</summary>
    public bool IsAt(BatchTrial trial) => RunLock.IsHeld(trial.Directory) || GoesOn(trial);

    /// <summary>Who is at it, for the user.</summary>
    public static string Words(BatchTrial trial) =>
        $"{RunStatusRecord.OwnerOf(trial.Directory)} is at it; its result is waited for";

    /// <summary>
    /// How another process has ended the trial since this batch began; null where none has, or where something is left to
    /// do. One that failed and has further tries is for whoever comes first.
    /// </summary>
    public TrialOutcome? EndOf(BatchTrial trial)
    {
        var isOver = StandingRun.Read(trial.Directory, time.GetUtcNow()) is
        {
            Status: RunStatus.Completed or RunStatus.Diverged or RunStatus.Failed or RunStatus.TimedOut,
            Record.Finished: { } finished,
        } run && finished >= _begun && (run.Status != RunStatus.Failed || trial.Execution.MaxRetries == 0);
        try
        {
            return isOver
                ? new TrialOutcome(trial, RunSummary.Read(trial.Directory) with { Directory = trial.Directory })
                : null;
        }
        catch (RunFileException)
        {
            // A result that cannot be read is computed once more.
            return null;
        }
    }

    /// <summary>Waits until nobody is at the trial's run and whoever was has had time to say how it ended.</summary>
    public async Task WaitAsync(BatchTrial trial, CancellationToken cancellationToken)
    {
        do
        {
            while (IsAt(trial) && !cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            if (EndOf(trial) is not null)
            {
                return;
            }

            await Task.Delay(LastWords, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (IsAt(trial) && !cancellationToken.IsCancellationRequested);
    }

    private bool GoesOn(BatchTrial trial) =>
        StandingRun.Read(trial.Directory, time.GetUtcNow()) is { Status: RunStatus.Running or RunStatus.Queued };
}
