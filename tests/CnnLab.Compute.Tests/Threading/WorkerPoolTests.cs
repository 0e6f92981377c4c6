using System.Collections.Concurrent;

namespace CnnLab.Compute.Tests;

[TestFixture(1)]
[TestFixture(2)]
[TestFixture(3)]
[TestFixture(9)]
public class WorkerPoolTests(int workers)
{
    private WorkerPool _pool = null!;

    [SetUp]
    public void StartThreads() => _pool = new WorkerPool(workers);

    [TearDown]
    public void EndThreads() => _pool.Dispose();

    [Test]
    public void Every_piece_runs_once_on_a_worker_there_is([Values(0, 1, 2, 7, 1000)] int pieces)
    {
        var runs = new int[pieces];
        var strangers = 0;

        _pool.For(pieces, (piece, worker) =>
        {
            Interlocked.Increment(ref runs[piece]);
            if (worker < 0 || worker >= workers)
            {
                Interlocked.Increment(ref strangers);
            }
        });

        Assert.That(runs, Is.All.EqualTo(1));
        Assert.That(strangers, Is.Zero);
    }

    [Test]
    public void A_worker_runs_one_piece_at_a_time()
    {
        var running = new int[workers];
        var clashes = 0;

        _pool.For(500, (_, worker) =>
        {
            if (Interlocked.Increment(ref running[worker]) != 1)
            {
                Interlocked.Increment(ref clashes);
            }

            Thread.SpinWait(50);
            Interlocked.Decrement(ref running[worker]);
        });

        Assert.That(clashes, Is.Zero);
    }

    [Test]
    public void All_workers_help()
    {
        using var meeting = new Barrier(workers);

        // Each piece waits for the others: this ends only if every worker takes one.
        _pool.For(workers, (_, _) => Assert.That(meeting.SignalAndWait(TimeSpan.FromSeconds(30))));
    }

    [Test]
    public void Every_worker_has_the_same_pieces_in_every_loop()
    {
        const int PiecesEach = 4;
        var workerOf = new int[workers * PiecesEach];
        using var meeting = new Barrier(workers);
        for (var loop = 0; loop < 20; loop++)
        {
            // Nobody is done early, so nobody helps.
            _pool.For(workerOf.Length, (piece, worker) =>
            {
                workerOf[piece] = worker;
                Assert.That(meeting.SignalAndWait(TimeSpan.FromSeconds(30)));
            });

            Assert.That(workerOf, Is.EqualTo(Enumerable.Range(0, workerOf.Length).Select(piece => piece / PiecesEach)));
        }
    }

    [Test]
    public void Who_has_done_its_own_pieces_does_those_of_a_worker_that_is_held_up()
    {
        const int PiecesEach = 5;
        var others = (workers - 1) * PiecesEach;
        var (done, helpers) = (0, 0);

        // The first piece of worker 0 ends when all others have been done, those of worker 0 too.
        _pool.For(workers * PiecesEach, (piece, worker) =>
        {
            if (piece == 0)
            {
                SpinWait.SpinUntil(() => Volatile.Read(ref done) == others + PiecesEach - 1 || workers == 1, 30_000);
            }
            else
            {
                Interlocked.Add(ref helpers, piece < PiecesEach && worker != 0 ? 1 : 0);
                Interlocked.Increment(ref done);
            }
        });

        Assert.That(helpers, Is.EqualTo(workers == 1 ? 0 : PiecesEach - 1));
    }

    [Test]
    public void A_loop_of_more_pieces_than_a_share_can_count_runs_each_once()
    {
        var runs = new int[200_001];

        _pool.For(runs.Length, (piece, _) => Interlocked.Increment(ref runs[piece]));

        Assert.That(runs.All(count => count == 1));
    }

    [Test]
    public void An_exception_in_a_large_loop_costs_no_other_piece()
    {
        var ended = 0;

        Assert.That(
            () => _pool.For(100_000, (piece, _) =>
            {
                Interlocked.Increment(ref ended);
                if (piece is 70_000 or 70_001)
                {
                    throw new FormatException($"piece {piece}");
                }
            }),
            Throws.InstanceOf<FormatException>().With.Message.EqualTo("piece 70000"));
        Assert.That(ended, Is.EqualTo(100_000));
    }

    [Test]
    public void Each_of_thousands_of_loops_runs_its_own_pieces_once()
    {
        var runs = new int[8];
        Action<int, int> even = (piece, _) => Interlocked.Increment(ref runs[piece]);
        Action<int, int> odd = (piece, _) => Interlocked.Add(ref runs[piece], 1000);
        for (var loop = 0; loop < 20_000; loop++)
        {
            var pieces = loop % 7;
            var isEven = loop % 2 == 0;
            Array.Clear(runs);

            _pool.For(pieces, isEven ? even : odd);

            for (var piece = 0; piece < runs.Length; piece++)
            {
                var expected = piece >= pieces ? 0 : isEven ? 1 : 1000;
                if (runs[piece] != expected)
                {
                    Assert.Fail(
                        $"Loop {loop} of {pieces} pieces: piece {piece} has {runs[piece]}, expected {expected}.");
                }
            }

            if (loop % 2000 == 0)
            {
                // Long enough for the threads to fall asleep.
                Thread.Sleep(2);
            }
        }
    }

    [Test]
    public void The_exception_of_the_first_piece_is_thrown_after_all_pieces_have_ended()
    {
        var ended = 0;

        Assert.That(
            () => _pool.For(20, (piece, _) =>
            {
                Interlocked.Increment(ref ended);
                if (piece % 5 == 3)
                {
                    throw new FormatException($"piece {piece}");
                }
            }),
            Throws.InstanceOf<FormatException>().With.Message.EqualTo("piece 3"));
        Assert.That(ended, Is.EqualTo(20));
    }

    [Test]
    public void A_loop_after_a_failed_one_works()
    {
        Assert.That(() => _pool.For(3, (_, _) => throw new FormatException()), Throws.InstanceOf<FormatException>());
        var runs = 0;

        _pool.For(10, (_, _) => Interlocked.Increment(ref runs));

        Assert.That(runs, Is.EqualTo(10));
    }

    [Test]
    public void A_loop_within_a_loop_is_refused() =>
        Assert.That(
            () => _pool.For(2, (_, _) => _pool.For(2, (_, _) => { })),
            Throws.InvalidOperationException.With.Message.Contains("Loops do not nest"));

    [Test]
    public void A_loop_allocates_nothing()
    {
        var runs = 0;
        Action<int, int> body = (_, _) => Interlocked.Increment(ref runs);
        var before = 0L;
        for (var round = 0; round < 100; round++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            _pool.For(8, body);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Waiting_workers_do_spare_work_and_loops_go_on()
    {
        Assume.That(workers > 1 && workers <= Environment.ProcessorCount, "Only workers with a processor spin.");
        var spare = new Countdown { Left = 1000 };
        var runs = 0;
        _pool.Spare = spare;

        Assert.That(SpinWait.SpinUntil(
            () =>
            {
                _pool.For(8, (_, _) => Interlocked.Increment(ref runs));
                Thread.SpinWait(1000);
                return spare.Done == 1000;
            },
            TimeSpan.FromSeconds(30)));
        Assert.That(runs % 8, Is.Zero);
        Assert.That(spare.DoneBy(Environment.CurrentManagedThreadId), Is.Zero, "The calling thread has its own work.");
    }

    private sealed class Countdown : ISpareWork
    {
        private readonly ConcurrentDictionary<int, int> _byThread = [];

        public int Left { get; set; }

        public int Done => _byThread.Values.Sum();

        public int DoneBy(int thread) => _byThread.GetValueOrDefault(thread);

        public bool DoPiece()
        {
            lock (_byThread)
            {
                if (Left == 0)
                {
                    return false;
                }

                Left--;
            }

            _byThread.AddOrUpdate(Environment.CurrentManagedThreadId, 1, (_, count) => count + 1);
            return true;
        }
    }

    [Test]
    public void A_disposed_pool_is_refused()
    {
        var pool = new WorkerPool(workers);
        pool.Dispose();

        Assert.That(() => pool.For(1, (_, _) => { }), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void No_workers_are_refused() =>
        Assert.That(() => new WorkerPool(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
