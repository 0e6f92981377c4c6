using System.Runtime.ExceptionServices;

namespace CnnLab.Compute;

/// <summary>
/// The threads of a run. The calling thread is worker 0; the others spin for some microseconds between loops and then
/// sleep. A loop allocates nothing.
/// </summary>
/// <remarks>
/// <para>
/// Every worker has a share of a loop's pieces that depends only on their number, so that it touches the same memory in
/// every step: a cache line that has to come from another core costs as much as a hundred multiplications. Who has done
/// its share helps the others, from the end of theirs.
/// </para>
/// <para>
/// A piece is taken by changing a share's number, which also holds the loop's. At the end of a loop all shares are
/// empty, so a thread that wakes late can never take a piece of a loop that has ended, nor of one that is being
/// prepared; and a loop waits for pieces, not for threads.
/// </para>
/// </remarks>
public sealed class WorkerPool : IParallelLoop, IDisposable
{
    /// <summary>
    /// Looks before sleeping, a tenth of a microsecond apart: what one thread does between two loops is bridged, for
    /// waking another takes longer than that; an idle run leaves the processor alone.
    /// </summary>
    private const int SpinRounds = 2000;

    private const int SpinLength = 3;

    /// <summary>Looks, a microsecond of them, before a waiting worker takes up something else.</summary>
    private const int SpareRounds = 10;

    /// <summary>As many as a share can count; larger loops are taken in grains of several pieces.</summary>
    private const int MostTickets = 1 << 15;

    private readonly Lock _errorGate = new();
    private readonly object _sleepGate = new();
    private readonly Thread[] _threads;
    private readonly WorkerShare[] _shares;
    private readonly bool _spins;

    private Action<int, int>? _body;
    private int _pieces;
    private int _grain;
    private uint _loop;
    private long _doneAtEnd;
    private int _sleeping;
    private int _busy;
    private volatile bool _disposed;
    private volatile ISpareWork? _spare;
    private Exception? _error;
    private int _errorPiece;

    /// <summary>Starts the threads: one fewer than <paramref name="workers"/>.</summary>
    /// <param name="workers">How many threads work, the calling one included; at least 1.</param>
    public WorkerPool(int workers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        Workers = workers;
        _spins = workers <= Environment.ProcessorCount;
        _shares = [.. Enumerable.Range(0, workers).Select(_ => new WorkerShare())];
        _threads = new Thread[workers - 1];
        for (var i = 0; i < _threads.Length; i++)
        {
            var worker = i + 1;
            _threads[i] = new Thread(() => WorkUntilDisposed(worker))
            {
                IsBackground = true,
                Name = $"CnnLab worker {worker}",
            };
            _threads[i].Start();
        }
    }

    /// <inheritdoc/>
    public int Workers { get; }

    /// <summary>
    /// What workers do while they are awake and wait for a loop, a piece at a time; null for nothing. A loop does not
    /// wait for it: the others do what a worker that is busy with it has to do. Nothing is done where there are more
    /// workers than processors, and nobody is woken for it.
    /// </summary>
    public ISpareWork? Spare
    {
        get => _spare;
        set => _spare = value;
    }

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

        _body = body;
        if (pieces > 1 && Workers > 1)
        {
            Share(pieces);
            Work(0, _loop);
            AwaitPieces();
        }
        else
        {
            RunPieces(0, pieces, 0);
        }

        _body = null;
        Volatile.Write(ref _busy, 0);
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

    private void Share(int pieces)
    {
        _pieces = pieces;
        _grain = 1 + (pieces / MostTickets);
        var tickets = (int)(((long)pieces + _grain - 1) / _grain);
        _doneAtEnd += tickets;
        _loop++;
        for (var worker = Workers - 1; worker >= 0; worker--)
        {
            _shares[worker].Assign(_loop, FirstOf(worker, tickets), FirstOf(worker + 1, tickets));
        }

        // Either a thread that is falling asleep sees its share, or it is seen here.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _sleeping) > 0)
        {
            lock (_sleepGate)
            {
                Monitor.PulseAll(_sleepGate);
            }
        }
    }

    /// <summary>The calling thread, which is there first, has one more where they do not come out even.</summary>
    private int FirstOf(int worker, int tickets) => (int)((((long)tickets * worker) + Workers - 1) / Workers);

    /// <summary>Does a worker's own share of a loop, then what others have left of theirs.</summary>
    private void Work(int worker, uint loop)
    {
        var (own, done) = (_shares[worker], 0);
        for (var ticket = own.TakeFirst(loop); ticket >= 0; ticket = own.TakeFirst(loop))
        {
            RunTicket(ticket, worker);
            done++;
        }

        for (var next = 1; next < Workers; next++)
        {
            var other = _shares[(worker + next) % Workers];
            for (var ticket = other.TakeLast(loop); ticket >= 0; ticket = other.TakeLast(loop))
            {
                RunTicket(ticket, worker);
                done++;
            }
        }

        if (done > 0)
        {
            own.Done += done;
        }
    }

    // What the loop is about is read only here: with a piece taken, it cannot end.
    private void RunTicket(int ticket, int worker) =>
        RunPieces(ticket * _grain, (int)Math.Min((long)(ticket + 1) * _grain, _pieces), worker);

    private void RunPieces(int first, int end, int worker)
    {
        for (var piece = first; piece < end; piece++)
        {
            try
            {
                _body!(piece, worker);
            }
            catch (Exception exception)
            {
                KeepError(exception, piece);
            }
        }
    }

    private void AwaitPieces()
    {
        for (var round = 0; !AllDone(); round++)
        {
            if (_spins && round < SpinRounds)
            {
                Thread.SpinWait(SpinLength);
            }
            else
            {
                Thread.Yield();
            }
        }
    }

    private bool AllDone()
    {
        var done = 0L;
        foreach (var share in _shares)
        {
            done += share.Done;
        }

        return done == _doneAtEnd;
    }

    private void WorkUntilDisposed(int worker)
    {
        var seen = 0u;
        while (AwaitLoop(worker, seen))
        {
            seen = _shares[worker].Loop;
            Work(worker, seen);
        }
    }

    /// <summary>Returns when there is a loop after <paramref name="seen"/>; false when the pool is disposed.</summary>
    private bool AwaitLoop(int worker, uint seen)
    {
        var share = _shares[worker];
        for (var round = 0; round < SpinRounds && _spins; round++)
        {
            if (_disposed || share.Loop != seen)
            {
                return !_disposed;
            }

            if (round >= SpareRounds && _spare?.DoPiece() == true)
            {
                round = SpareRounds - 1;
                continue;
            }

            Thread.SpinWait(SpinLength);
        }

        lock (_sleepGate)
        {
            Interlocked.Increment(ref _sleeping);
            while (!_disposed && share.Loop == seen)
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
