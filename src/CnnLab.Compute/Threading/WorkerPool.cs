using System.Runtime.ExceptionServices;

namespace CnnLab.Compute;

/// <summary>
/// The threads of a run. The calling thread is worker 0; the others spin for some microseconds between loops and then
/// sleep. A loop allocates nothing.
/// </summary>
/// <remarks>
/// A thread takes its next piece by lowering a number in one word that also holds the loop's number. At the end of a
/// loop that number is zero, so a thread that wakes late can never take a piece of a loop that has ended, nor of one
/// that is being prepared; and a loop waits for pieces, not for threads.
/// </remarks>
public sealed class WorkerPool : IParallelLoop, IDisposable
{
    /// <summary>
    /// Looks for a new loop before sleeping: the pause between two layers is bridged, an idle run leaves the processor
    /// alone.
    /// </summary>
    private const int SpinRounds = 200;

    private readonly Lock _errorGate = new();
    private readonly object _sleepGate = new();
    private readonly Thread[] _threads;
    private readonly bool _spins;

    private Action<int, int>? _body;
    private int _pieces;

    /// <summary>The loop's number in the upper half, in the lower how many pieces nobody has taken.</summary>
    private long _ticket;
    private int _unfinished;
    private int _sleeping;
    private int _busy;
    private volatile bool _disposed;
    private Exception? _error;
    private int _errorPiece;

    /// <summary>Starts the threads: one fewer than <paramref name="workers"/>.</summary>
    /// <param name="workers">How many threads work, the calling one included; at least 1.</param>
    public WorkerPool(int workers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        Workers = workers;
        _spins = workers <= Environment.ProcessorCount;
        _threads = new Thread[workers - 1];
        for (var i = 0; i < _threads.Length; i++)
        {
            var worker = i + 1;
            _threads[i] = new Thread(() => Work(worker)) { IsBackground = true, Name = $"CnnLab worker {worker}" };
            _threads[i].Start();
        }
    }

    /// <inheritdoc/>
    public int Workers { get; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A loop of this pool is running: loops do not nest, and one thread at
    /// a time starts them.</exception>
    /// <remarks>Of several exceptions, that of the first piece is thrown, as it would be by one thread.</remarks>
    public void For(int pieces, Action<int, int> body)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pieces);
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Interlocked.Exchange(ref _busy, 1) != 0)
        {
            throw new InvalidOperationException(
                "A parallel loop is already running on these threads. Loops do not nest: a layer that runs on several "
                + "workers must do its own work sequentially, and only a layer that needs the whole batch starts one.");
        }

        try
        {
            Start(pieces, body);
            TakePieces(Volatile.Read(ref _ticket) >> 32, 0);
            AwaitPieces();
        }
        finally
        {
            _body = null;
            Volatile.Write(ref _busy, 0);
        }

        ThrowError();
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _disposed = true;
        lock (_sleepGate)
        {
            Monitor.PulseAll(_sleepGate);
        }

        foreach (var thread in _threads)
        {
            thread.Join();
        }
    }

    private void Start(int pieces, Action<int, int> body)
    {
        _body = body;
        _pieces = pieces;
        _unfinished = pieces;
        var loop = (_ticket >> 32) + 1;
        Interlocked.Exchange(ref _ticket, (loop << 32) | (uint)pieces);
        if (pieces > 1 && Volatile.Read(ref _sleeping) > 0)
        {
            lock (_sleepGate)
            {
                Monitor.PulseAll(_sleepGate);
            }
        }
    }

    private void TakePieces(long loop, int worker)
    {
        while (true)
        {
            var ticket = Volatile.Read(ref _ticket);
            var left = (int)ticket;
            if (ticket >> 32 != loop || left == 0)
            {
                return;
            }

            // What the loop is about is read only now: with a piece taken, it cannot end.
            if (Interlocked.CompareExchange(ref _ticket, ticket - 1, ticket) == ticket)
            {
                RunPiece(_pieces - left, worker);
            }
        }
    }

    private void RunPiece(int piece, int worker)
    {
        try
        {
            _body!(piece, worker);
        }
        catch (Exception exception)
        {
            KeepError(exception, piece);
        }
        finally
        {
            Interlocked.Decrement(ref _unfinished);
        }
    }

    private void AwaitPieces()
    {
        var wait = default(SpinWait);
        while (Volatile.Read(ref _unfinished) > 0)
        {
            // Never the sleep of a millisecond that SpinWait would come to.
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    private void Work(int worker)
    {
        var seen = 0L;
        while (AwaitLoop(seen))
        {
            seen = Volatile.Read(ref _ticket) >> 32;
            TakePieces(seen, worker);
        }
    }

    /// <summary>Returns when there is a loop after <paramref name="seen"/>; false when the pool is disposed.</summary>
    private bool AwaitLoop(long seen)
    {
        for (var round = 0; round < SpinRounds && _spins; round++)
        {
            if (_disposed || Volatile.Read(ref _ticket) >> 32 != seen)
            {
                return !_disposed;
            }

            Thread.SpinWait(10);
        }

        lock (_sleepGate)
        {
            Interlocked.Increment(ref _sleeping);
            while (!_disposed && Volatile.Read(ref _ticket) >> 32 == seen)
            {
                Monitor.Wait(_sleepGate);
            }

            Interlocked.Decrement(ref _sleeping);
            return !_disposed;
        }
    }

    private void KeepError(Exception exception, int piece)
    {
        lock (_errorGate)
        {
            if (_error is null || piece < _errorPiece)
            {
                (_error, _errorPiece) = (exception, piece);
            }
        }
    }

    private void ThrowError()
    {
        if (_error is { } error)
        {
            _error = null;
            ExceptionDispatchInfo.Throw(error);
        }
    }
}
