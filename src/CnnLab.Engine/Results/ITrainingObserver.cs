namespace CnnLab.Engine;

/// <summary>Hears what a run does, on the run's thread and in its order.</summary>
public interface ITrainingObserver
{
    /// <summary>Data are loaded and the network is built.</summary>
    void OnRunBegin(NetworkSummary network, DatasetContents data, IReadOnlyList<FoldSplit> splits);

    /// <summary>A step was taken.</summary>
    void OnStep(StepProgress progress);

    /// <summary>Whether a checkpoint is wanted now, in the middle of an epoch: asked after every step.</summary>
    bool WantsCheckpoint => false;

    /// <summary>A checkpoint in the middle of an epoch: because it was wanted, or because the run is cancelled.</summary>
    /// <param name="checkpoint">What to keep, valid during the call only.</param>
    void OnUnfinishedEpoch(Checkpoint checkpoint)
    {
    }

    /// <summary>Something that the user may want to know.</summary>
    void OnNotice(string notice)
    {
    }

    /// <summary>
    /// Loading the data takes a while. Heard once at most, before the run begins and from another thread, while the
    /// run's own is loading.
    /// </summary>
    void OnLongLoad(string notice) => OnNotice(notice);

    /// <summary>An epoch has ended.</summary>
    /// <param name="epoch">Its metrics.</param>
    /// <param name="checkpoint">What to keep, valid during the call only.</param>
    void OnEpochEnd(EpochResult epoch, Checkpoint checkpoint);

    /// <summary>A callback wants the epoch that has just ended to be saved under a name.</summary>
    /// <param name="name">The name, good for a file's.</param>
    /// <param name="checkpoint">What to save, valid during the call only.</param>
    void OnCheckpoint(string name, Checkpoint checkpoint)
    {
    }

    /// <summary>A fold has ended.</summary>
    /// <param name="fold">Its metrics.</param>
    /// <param name="kept">
    /// The parameters of an earlier epoch that a callback had kept, which the fold ends with; null for the last
    /// epoch's. Valid during the call only.
    /// </param>
    void OnFoldEnd(FoldResult fold, Checkpoint? kept);
}
