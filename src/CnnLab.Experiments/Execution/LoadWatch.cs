namespace CnnLab.Experiments;

/// <summary>
/// Tells once that loading takes a while, where it does: from another thread, while the one that loads is at it, and
/// nothing any more when it is over.
/// </summary>
internal sealed class LoadWatch : IDisposable
{
    /// <summary>What is loaded sooner is not worth a word.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Action _tell;
    private readonly ITimer _timer;
    private bool _isOver;

    /// <summary>Begins to wait.</summary>
    /// <param name="time">Tells the time.</param>
    /// <param name="tell">Says it.</param>
    public LoadWatch(TimeProvider time, Action tell)
    {
        _tell = tell;
        _timer = time.CreateTimer(_ => Tell(), null, Patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>It is over.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
        }

        _timer.Dispose();
    }

    private void Tell()
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            try
            {
                _tell();
            }
            catch (Exception)
            {
                // A display that fails is no reason to end a run; on this thread it would end the process.
                _isOver = true;
            }
        }
    }
}
