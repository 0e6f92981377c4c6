namespace CnnLab;

/// <summary>
/// Has trials trained by worker processes, here or elsewhere. Gets an <see cref="ExecutorSite"/> by constructor
/// injection beside its options.
/// </summary>
/// <remarks>
/// Whatever a trial does, to itself or to its process, costs that trial only: an executor answers how it ended and
/// goes on. It knows nothing of what workers say; <see cref="TrialJob.Hear"/> does.
/// </remarks>
public abstract class Executor : IAsyncDisposable
{
    /// <summary>
    /// Has one trial trained. Called on many threads, never more often at once than <see
    /// cref="ExecutorSite.MaxParallelRuns"/>.
    /// </summary>
    /// <param name="job">The trial.</param>
    /// <param name="cancellationToken">
    /// Asks the worker to stop: it writes a checkpoint and ends the trial, for which it is given some time.
    /// </param>
    /// <returns>How the trial ended, as far as its process is concerned.</returns>
    public abstract Task<TrialEnd> RunAsync(TrialJob job, CancellationToken cancellationToken);

    /// <summary>Ends all workers.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
