using System.Collections.Concurrent;

namespace CnnLab.Experiments;

/// <summary>Runs the trials of a batch through an executor, some at once; none of them stops the others.</summary>
/// <param name="executor">Has workers.</param>
/// <param name="options">How many at once, and what a failure means.</param>
/// <param name="observer">Hears how it goes.</param>
/// <param name="time">Tells the time.</param>
public sealed class BatchRunner(Executor executor, BatchOptions options, IBatchObserver observer, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private bool _isUnheard;

    /// <summary>Runs all trials. What another batch is at comes last, and is waited for.</summary>
    /// <param name="trials">The trials.</param>
    /// <param name="cancellationToken">Begins no more, and has those that run stop at a checkpoint.</param>
    /// <returns>How each that began has ended, in the order of the trials.</returns>
    public async Task<IReadOnlyList<TrialOutcome>> RunAsync(
        IReadOnlyList<BatchTrial> trials, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (waiting, elsewhere) = (new ConcurrentQueue<BatchTrial>(trials), new ConcurrentQueue<BatchTrial>());
        var outcomes = new ConcurrentDictionary<BatchTrial, TrialOutcome>();
        var others = new OtherBatches(time);
        await Task.WhenAll(Enumerable.Range(0, options.Jobs).Select(_ => Task.Run(DrainAsync, CancellationToken.None)))
            .ConfigureAwait(false);
        return [.. trials.Where(outcomes.ContainsKey).Select(trial => outcomes[trial])];

        async Task DrainAsync()
        {
            while (Next() is { } trial)
            {
                Tell(() => observer.OnBegin(trial));
                var outcome = await ObtainAsync(trial, others, stop.Token).ConfigureAwait(false);
                outcomes[trial] = outcome;
                Tell(() => observer.OnEnd(outcome));
                if (options.StopAtFailure && !outcome.IsCompleted)
                {
                    await stop.CancelAsync().ConfigureAwait(false);
                }
            }
        }

        BatchTrial? Next()
        {
            while (!stop.IsCancellationRequested && waiting.TryDequeue(out var trial))
            {
                if (!others.IsAt(trial))
                {
                    return trial;
                }

                elsewhere.Enqueue(trial);
            }

            return !stop.IsCancellationRequested && elsewhere.TryDequeue(out var other) ? other : null;
        }
    }

    /// <summary>A trial's end, from here or from another batch that was faster.</summary>
    private async Task<TrialOutcome> ObtainAsync(
        BatchTrial trial, OtherBatches others, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (others.IsAt(trial))
            {
                Tell(() => observer.OnNotice(trial, OtherBatches.Words(trial)));
                await others.WaitAsync(trial, cancellationToken).ConfigureAwait(false);
            }

            if (cancellationToken.IsCancellationRequested)
            {
                return new TrialOutcome(trial, null, "interrupted before it began");
            }

            var outcome = others.EndOf(trial) ?? await RunAsync(trial, cancellationToken).ConfigureAwait(false);
            if (!outcome.IsBusy || cancellationToken.IsCancellationRequested)
            {
                return outcome;
            }
        }
    }

    /// <summary>One trial, with the further tries that its manifest grants it.</summary>
    private async Task<TrialOutcome> RunAsync(BatchTrial trial, CancellationToken cancellationToken)
    {
        var request = TrialRequest.Of(trial, options.CommandLine).ToLine();
        var tries = trial.Execution.MaxRetries + 1;
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await TryAsync(trial, request, cancellationToken).ConfigureAwait(false);
            if (!outcome.MayHeal || attempt == tries || cancellationToken.IsCancellationRequested)
            {
                return outcome;
            }

            var reason = outcome.Refusal ?? outcome.Summary!.Reason;
            Tell(() => observer.OnNotice(
                trial,
                $"{reason}; try {attempt + 1} of {tries} in {NumberText.Duration(pause.TotalSeconds)}"));
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
            {
                return outcome;
            }

            pause = pause * 4 < LongestPause ? pause * 4 : LongestPause;
        }
    }

    private async Task<TrialOutcome> TryAsync(BatchTrial trial, string request, CancellationToken cancellationToken)
    {
        WorkerMessage? last = null;
        var begun = false;
        var job = new TrialJob(trial.Title, trial.Experiment.Document.Source, request, Hear, trial.TimeLimit);
        try
        {
            var end = await executor.RunAsync(job, cancellationToken).ConfigureAwait(false);
            return last is not null
                ? new TrialOutcome(trial, last.Summary, last.Refusal, last.IsInput, last.Detail, last.IsBusy)
                : Mark(trial, begun, end);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new TrialOutcome(
                trial, null, exception.Message, exception is ComponentException, exception.ToString());
        }

        TrialNews Hear(string line)
        {
            var message = WorkerMessage.Parse(line);
            begun |= message?.Directory is not null;
            last = message is { IsLast: true } ? message : last;
            if (message is { Progress: { } progress })
            {
                Tell(() => observer.OnProgress(trial, progress, message.Images));
            }
            else if (message is { Notice: { } notice })
            {
                Tell(() => observer.OnNotice(trial, notice));
            }

            return last is null ? TrialNews.GoesOn : last.IsSpoiled ? TrialNews.EndedForGood : TrialNews.Ended;
        }
    }

    private TrialOutcome Mark(BatchTrial trial, bool begun, TrialEnd end)
    {
        var (status, reason) = WorkerDeath.Describe(end, trial.TimeLimit, options.MemoryLimit);
        if (!begun)
        {
            return new TrialOutcome(trial, null, $"before the run began, {reason}", Detail: end.Errors);
        }

        var name = trial.Experiment.Manifest!.Name;
        var summary = DeadRun.Mark(
            RunDirectory.Open(trial.Directory), name, trial.Experiment.Labels, (status, reason), end.Errors, time);
        return summary is null
            ? new TrialOutcome(trial, null, $"another process took it over when {reason}", IsBusy: true)
            : new TrialOutcome(trial, summary, Detail: end.Errors);
    }

    private void Tell(Action tell)
    {
        lock (_lock)
        {
            if (_isUnheard)
            {
                return;
            }

            try
            {
                tell();
            }
            catch (IOException)
            {
                // The terminal is closed, or the disk of the log is full: no reason to end a night's work.
                _isUnheard = true;
            }
        }
    }
}
