using System.Collections.Concurrent;
using System.Text.Json;
using CnnLab.Hosting;
using CnnLab.Manifests;

namespace CnnLab.Experiments;

/// <summary>The other end of an executor: trains the trials of its input, one after the other.</summary>
/// <param name="loader">Knows the plugins.</param>
/// <param name="time">Tells the time.</param>
/// <param name="input">A request, or <c>stop</c>, on each line.</param>
/// <param name="output">Takes the messages.</param>
public sealed class TrialWorker(ExperimentLoader loader, TimeProvider time, TextReader input, TextWriter output)
    : IDisposable
{
    /// <summary>Whoever started the worker is gone: its trial has this long to reach a checkpoint.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private readonly BlockingCollection<(string Line, CancellationTokenSource Stop)> _requests = [];
    private readonly Lock _lock = new();
    private readonly RunResources _resources = new();
    private CancellationTokenSource? _last;
    private bool _isOver;

    /// <summary>Works until the input ends.</summary>
    /// <param name="giveUp">Ends the process, which a trial that does not stop keeps from ending.</param>
    public void Run(Action giveUp)
    {
        var reading = new Thread(() => ReadRequests(giveUp)) { IsBackground = true, Name = "requests" };
        reading.Start();
        foreach (var (line, stop) in _requests.GetConsumingEnumerable())
        {
            Tell(Train(line, stop.Token));
        }
    }

    /// <summary>Has the trial stop at a checkpoint, and takes no other.</summary>
    public void End()
    {
        Stop(forGood: true);
        _requests.CompleteAdding();
    }

    /// <inheritdoc/>
    public void Dispose() => _requests.Dispose();

    private void ReadRequests(Action giveUp)
    {
        while (input.ReadLine() is { } line)
        {
            if (line == ExecutorSite.Stop)
            {
                Stop(forGood: false);
            }
            else
            {
                Add(line);
            }
        }

        End();
        Thread.Sleep(LastWords);
        giveUp();
    }

    /// <summary>A trial can be stopped as soon as it was asked for.</summary>
    private void Add(string line)
    {
        lock (_lock)
        {
            if (!_isOver)
            {
                _last = new CancellationTokenSource();
                _requests.Add((line, _last));
            }
        }
    }

    private void Stop(bool forGood)
    {
        lock (_lock)
        {
            _isOver |= forGood;
            _last?.Cancel();
        }
    }

    private WorkerMessage Train(string line, CancellationToken cancellationToken)
    {
        try
        {
            return Train(TrialRequest.Parse(line), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return new WorkerMessage { Refusal = "interrupted before it began" };
        }
        catch (BusyRunException exception)
        {
            return new WorkerMessage { Refusal = exception.Message, IsBusy = true };
        }
        catch (Exception exception)
        {
            var isKnown = exception is ComponentException or RunFileException;
            return new WorkerMessage
            {
                Refusal = isKnown ? exception.Message : $"{exception.GetType().Name}: {exception.Message}",
                IsInput = exception is ComponentException or JsonException,
                Detail = exception.ToString(),
                IsSpoiled = true,
            };
        }
    }

    private WorkerMessage Train(TrialRequest request, CancellationToken cancellationToken)
    {
        var document = ManifestDocument.Recorded(
            request.Resolved, request.Source, request.Folder, request.Given, request.Bases);
        var trial = loader.LoadTrial(document, request.Labels);
        if (trial.Definition is not { } definition)
        {
            throw new ComponentException(string.Join(Environment.NewLine, trial.Findings));
        }

        var run = new ManifestRun(time, request.CommandLine)
        {
            Planned = request.Planned,
            Threads = request.Threads,
            CheckpointInterval = request.CheckpointInterval,
            Resources = _resources,
            Opened = directory => Tell(new WorkerMessage { Directory = directory.FullPath }),
        };
        var observer = new WorkerObserver(Tell, time) { BatchSize = definition.Training.BatchSize };
        var outcome = run.Execute(trial, observer, cancellationToken);
        return new WorkerMessage
        {
            Summary = outcome.Summary,
            Detail = outcome.Cause?.ToString(),
            IsSpoiled = _isOver || outcome.Cause is not (null or OperationCanceledException),
        };
    }

    private void Tell(WorkerMessage message)
    {
        output.WriteLine(message.ToLine());
        output.Flush();
    }
}
