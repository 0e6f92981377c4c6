using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>Tells the batch how a worker's trial goes, some times a second.</summary>
internal sealed class WorkerObserver(Action<WorkerMessage> tell, TimeProvider time) : ITrainingObserver
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private StepProgress _step;
    private long _last = time.GetTimestamp();
    private int _batchSize;
    private long _images;

    /// <summary>Images of a step.</summary>
    public int BatchSize
    {
        init => _batchSize = value;
    }

    public void OnRunBegin(NetworkSummary network, DatasetContents data, IReadOnlyList<FoldSplit> splits)
    {
        foreach (var notice in data.Notices)
        {
            tell(new WorkerMessage { Notice = notice });
        }
    }

    public void OnNotice(string notice) => tell(new WorkerMessage { Notice = notice });

    public void OnStep(StepProgress progress)
    {
        _images += _batchSize;
        _step = progress;
        if (time.GetElapsedTime(_last) >= Interval)
        {
            TellProgress();
        }
    }

    public void OnEpochEnd(EpochResult epoch, Checkpoint checkpoint)
    {
    }

    public void OnFoldEnd(FoldResult fold, Checkpoint? kept) => TellProgress();

    private void TellProgress()
    {
        _last = time.GetTimestamp();
        tell(new WorkerMessage { Progress = _step, Images = _images });
    }
}
