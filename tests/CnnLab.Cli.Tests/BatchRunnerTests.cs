using CnnLab.Engine;
using CnnLab.Experiments;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

/// <summary>Batches in this process, with an executor that trains nothing.</summary>
public sealed class BatchRunnerTests
{
    private const string Elsewhere = "another-machine";

    private TempFolder _folder = null!;
    private IReadOnlyList<PlannedTrial> _planned = null!;

    [SetUp]
    public void PlanBatch()
    {
        _folder = new TempFolder();
        _planned = PlannedBatch.Plan(_folder);
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task A_display_that_fails_ends_no_batch()
    {
        var outcomes = await Run(new Answering(), new Deaf());
        Assert.That(outcomes.Select(outcome => outcome.Refusal), Is.EqualTo(Enumerable.Repeat("answered", 3)));
    }

    [Test]
    public async Task What_another_machine_is_at_comes_last_and_its_result_is_taken()
    {
        PlannedBatch.Record(_planned[0], RunStatus.Running, host: Elsewhere, time: TimeProvider.System.GetUtcNow());
        var executor = new Answering();
        var running = Run(executor, new Silent());
        await Task.Delay(300);
        var asked = executor.Asked;
        PlannedBatch.Record(
            _planned[0], RunStatus.Completed, host: Elsewhere, time: TimeProvider.System.GetUtcNow());
        var outcomes = await running;
        Assert.Multiple(() =>
        {
            Assert.That(asked, Is.EqualTo(2), "It was not begun a second time.");
            Assert.That(outcomes[0].IsCompleted, Is.True);
            Assert.That(outcomes[0].Summary!.Directory, Is.EqualTo(_planned[0].Directory));
            Assert.That(executor.Asked, Is.EqualTo(2));
        });
    }

    [Test]
    public async Task What_another_machine_left_without_a_word_is_taken_up_here()
    {
        PlannedBatch.Record(_planned[0], RunStatus.Running, host: Elsewhere, time: DateTimeOffset.UnixEpoch);
        var executor = new Answering();
        await Run(executor, new Silent());
        Assert.That(executor.Asked, Is.EqualTo(3));
    }

    [Test]
    public async Task A_stop_while_another_process_is_waited_for_begins_nothing()
    {
        using var owned = Held();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(0.5));
        var executor = new Answering();
        var outcomes = await Run(executor, new Silent(), stop.Token);
        Assert.That(executor.Asked, Is.EqualTo(2));
        Assert.That(outcomes[0].Refusal, Is.EqualTo("interrupted before it began"));
    }

    private RunLock Held()
    {
        PlannedBatch.Record(_planned[0], RunStatus.Running);
        return RunLock.TryTake(_planned[0].Directory)!;
    }

    private Task<IReadOnlyList<TrialOutcome>> Run(
        Executor executor, IBatchObserver observer, CancellationToken cancellationToken = default)
    {
        var options = new BatchOptions(1, 1L << 30, StopAtFailure: false, []);
        var runner = new BatchRunner(executor, options, observer, TimeProvider.System);
        return runner.RunAsync([.. _planned.Select(trial => BatchTrial.Of(trial, 1))], cancellationToken);
    }

    private sealed class Answering : Executor
    {
        private int _asked;

        public int Asked => _asked;

        public override Task<TrialEnd> RunAsync(TrialJob job, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            job.Hear("half a line of a native library");
            foreach (var line in new WorkerMessage { Refusal = "answered" }.ToLine().Split('\n'))
            {
                job.Hear(line);
            }

            return Task.FromResult(new TrialEnd(TrialEndKind.Answered));
        }
    }

    private sealed class Deaf : IBatchObserver
    {
        public void OnBegin(BatchTrial trial) => throw new IOException("no space left");

        public void OnProgress(BatchTrial trial, StepProgress progress, long images) =>
            throw new IOException("no space left");

        public void OnNotice(BatchTrial trial, string notice) => throw new IOException("no space left");

        public void OnEnd(TrialOutcome outcome) => throw new IOException("no space left");
    }

    private sealed class Silent : IBatchObserver
    {
        public void OnBegin(BatchTrial trial)
        {
        }

        public void OnProgress(BatchTrial trial, StepProgress progress, long images)
        {
        }

        public void OnNotice(BatchTrial trial, string notice)
        {
        }

        public void OnEnd(TrialOutcome outcome)
        {
        }
    }
}
