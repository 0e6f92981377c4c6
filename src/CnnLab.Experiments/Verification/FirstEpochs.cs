using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>Trains one fold for some epochs, passes the others over, and keeps nothing but the numbers.</summary>
internal sealed class FirstEpochs(int repeat, int fold, int count) : ITrainingObserver, IRunMemory, IDisposable
{
    private readonly CancellationTokenSource _enough = new();
    private readonly List<EpochResult> _epochs = [];

    public IReadOnlyList<EpochResult> Epochs => _epochs;

    public void Run(
        ExperimentRunner runner,
        PreparedExperiment prepared,
        ComputeBackend compute,
        CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_enough.Token, cancellationToken);
        try
        {
            runner.Run(prepared, compute, this, either.Token, this);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // These were all.
        }
    }

    public void Dispose() => _enough.Dispose();

    public FoldResult? FindEnded(FoldSplit split) => split.Repeat == repeat && split.Fold == fold
        ? null
        : new FoldResult(
            split.Repeat, split.Fold, FoldStatus.Completed, null, [], new Dictionary<string, double>(), "", 0);

    public Checkpoint? FindCheckpoint(FoldSplit split) => null;

    public void OnRunBegin(NetworkSummary network, DatasetContents data, IReadOnlyList<FoldSplit> splits)
    {
    }

    public void OnStep(StepProgress progress)
    {
    }

    public void OnEpochEnd(EpochResult epoch, Checkpoint checkpoint)
    {
        _epochs.Add(epoch);
        if (_epochs.Count == count)
        {
            _enough.Cancel();
        }
    }

    public void OnFoldEnd(FoldResult fold, Checkpoint? kept)
    {
    }
}
