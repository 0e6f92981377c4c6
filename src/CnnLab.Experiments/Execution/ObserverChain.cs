using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>Two observers in one: the first hears everything first.</summary>
internal sealed class ObserverChain(ITrainingObserver first, ITrainingObserver second) : ITrainingObserver
{
    public void OnRunBegin(NetworkSummary network, DatasetContents data, IReadOnlyList<FoldSplit> splits)
    {
        first.OnRunBegin(network, data, splits);
        second.OnRunBegin(network, data, splits);
    }

    public void OnStep(StepProgress progress)
    {
        first.OnStep(progress);
        second.OnStep(progress);
    }

    public void OnEpochEnd(EpochResult epoch, Checkpoint checkpoint)
    {
        first.OnEpochEnd(epoch, checkpoint);
        second.OnEpochEnd(epoch, checkpoint);
    }

    public void OnFoldEnd(FoldResult fold)
    {
        first.OnFoldEnd(fold);
        second.OnFoldEnd(fold);
    }
}
