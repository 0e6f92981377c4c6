namespace CnnLab.Experiments;

/// <summary>
/// What batches in other processes do in the same folders: of two batches with the same trials each does a part, and
/// both have all results.
/// </summary>
/// <param name="time">Tells the time.</param>
internal sealed class OtherBatches(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    private readonly DateTimeOffset _begun = time.GetUtcNow();

    /// <summary>Whether another process is at the trial's run.</summary>
    public static bool IsAt(BatchTrial trial) => RunLock.IsHeld(trial.Directory);

    /// <summary>Who is at it, for the user.</summary>
    public static string Words(BatchTrial trial)
    {
        try
        {
            var status = RunStatusRecord.Read(trial.Directory);
            return $"process {status.Pid} on {status.Host} is at it; its result is waited for";
        }
        catch (RunFileException)
        {
            return "another process is at it; its result is waited for";
        }
    }

    /// <summary>
    /// How another process has ended the trial since this batch began; null where none has, or where something is left to
    /// do.
    /// </summary>
    public TrialOutcome? EndOf(BatchTrial trial)
    {
        var isOver = StandingRun.Read(trial.Directory, time.GetUtcNow()) is
        {
            Status: RunStatus.Completed or RunStatus.Diverged or RunStatus.Failed or RunStatus.TimedOut,
            Record.Finished: { } finished,
        } && finished >= _begun;
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

    /// <summary>Waits until nobody is at the trial's run.</summary>
    public async Task WaitAsync(BatchTrial trial, CancellationToken cancellationToken)
    {
        while (IsAt(trial) && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
