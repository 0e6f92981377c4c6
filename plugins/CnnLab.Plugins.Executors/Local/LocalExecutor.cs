using System.ComponentModel;

namespace CnnLab.Plugins.Executors;

/// <summary>
/// Worker processes on this machine, each used for one trial after the other until one goes wrong. They end when the
/// process that started them does, however it ends.
/// </summary>
/// <param name="site">The lab.</param>
[Description("Trains every trial in a worker process of this machine; workers are used again.")]
public sealed class LocalExecutor(ExecutorSite site) : Executor
{
    private readonly Lock _lock = new();
    private readonly List<WorkerProcess> _idle = [];

    /// <inheritdoc/>
    public override async Task<TrialEnd> RunAsync(TrialJob job, CancellationToken cancellationToken)
    {
        var worker = await TakeAsync(job.Group).ConfigureAwait(false);
        TrialEnd end;
        try
        {
            end = await worker.RunAsync(job, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // Nobody would watch its time and memory.
            worker.Kill();
            await worker.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        if (end.Kind == TrialEndKind.Answered && worker.IsGood)
        {
            lock (_lock)
            {
                _idle.Add(worker);
            }
        }
        else
        {
            await worker.DisposeAsync().ConfigureAwait(false);
        }

        return end;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        foreach (var worker in _idle)
        {
            await worker.DisposeAsync().ConfigureAwait(false);
        }

        _idle.Clear();
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>An idle worker of the group, or a new one in the place of an idle one of another group.</summary>
    private async Task<WorkerProcess> TakeAsync(string group)
    {
        WorkerProcess? other = null;
        lock (_lock)
        {
            if (_idle.Find(idle => idle.Group == group && idle.IsGood) is { } worker)
            {
                _idle.Remove(worker);
                return worker;
            }

            if (_idle.Count > 0)
            {
                other = _idle[0];
                _idle.RemoveAt(0);
            }
        }

        if (other is not null)
        {
            await other.DisposeAsync().ConfigureAwait(false);
        }

        return WorkerProcess.Start(site, group);
    }
}
