using CnnLab.Compute;

namespace CnnLab.Engine;

/// <summary>A thread that does what there is when it is woken, and then sleeps.</summary>
internal sealed class LoaderThread : IDisposable
{
    private readonly ISpareWork _work;
    private readonly Thread _thread;
    private readonly object _gate = new();
    private bool _isWoken, _isDisposed;

    public LoaderThread(ISpareWork work)
    {
        _work = work;
        _thread = new Thread(Run) { IsBackground = true, Name = "CnnLab loader" };
        _thread.Start();
    }

    /// <summary>Says that there is something to do.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _isWoken = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Ends the thread after the piece that it does.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
    }

    private void Run()
    {
        while (Sleep())
        {
            while (!Volatile.Read(ref _isDisposed) && _work.DoPiece())
            {
            }
        }
    }

    /// <returns>False when the thread is to end.</returns>
    private bool Sleep()
    {
        lock (_gate)
        {
            while (!_isWoken && !_isDisposed)
            {
                Monitor.Wait(_gate);
            }

            _isWoken = false;
            return !_isDisposed;
        }
    }
}
