using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>
/// The recorder hears everything first, the display second; a display that fails is noted and heard no more, since no
/// night's work is to end for it.
/// </summary>
internal sealed class ObserverChain(RunRecorder recorder, ITrainingObserver display) : ITrainingObserver
{
    private bool _displayFailed;

    public bool WantsCheckpoint => recorder.WantsCheckpoint;

    public void OnRunBegin(NetworkSummary network, DatasetContents data, IReadOnlyList<FoldSplit> splits)
    {
        recorder.OnRunBegin(network, data, splits);
        Show(() => display.OnRunBegin(network, data, splits));
        foreach (var notice in recorder.Notices)
        {
            Show(() => display.OnNotice(notice));
        }
    }

    public void OnUnfinishedEpoch(Checkpoint checkpoint) => recorder.OnUnfinishedEpoch(checkpoint);

    public void OnNotice(string notice)
    {
        recorder.OnNotice(notice);
        Show(() => display.OnNotice(notice));
    }

    public void OnStep(StepProgress progress)
    {
        recorder.OnStep(progress);
        if (_displayFailed)
        {
            return;
        }

        // Without a delegate: this is called for every step and allocates nothing.
        try
        {
            display.OnStep(progress);
        }
        catch (Exception exception)
        {
            GiveUp(exception);
        }
    }

    public void OnEpochEnd(EpochResult epoch, Checkpoint checkpoint)
    {
        recorder.OnEpochEnd(epoch, checkpoint);
        Show(() => display.OnEpochEnd(epoch, checkpoint));
    }

    public void OnCheckpoint(string name, Checkpoint checkpoint)
    {
        recorder.OnCheckpoint(name, checkpoint);
        Show(() => display.OnCheckpoint(name, checkpoint));
    }

    public void OnFoldEnd(FoldResult fold, Checkpoint? kept)
    {
        recorder.OnFoldEnd(fold, kept);
        Show(() => display.OnFoldEnd(fold, kept));
    }

    private void Show(Action show)
    {
        try
        {
            if (!_displayFailed)
            {
                show();
            }
        }
        catch (Exception exception)
        {
            GiveUp(exception);
        }
    }

    private void GiveUp(Exception exception)
    {
        _displayFailed = true;
        recorder.Log($"the display failed and is off: {exception.GetType().Name}: {exception.Message}");
    }
}
