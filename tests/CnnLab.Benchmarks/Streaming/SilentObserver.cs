using CnnLab.Engine;

namespace CnnLab.Benchmarks;

/// <summary>Nobody looks on.</summary>
internal sealed class SilentObserver : ITrainingObserver
{
    public void OnRunBegin(NetworkSummary network, DatasetContents data, IReadOnlyList<FoldSplit> splits)
    {
    }

    public void OnStep(StepProgress progress)
    {
    }

    public void OnEpochEnd(EpochResult epoch, Checkpoint checkpoint)
    {
    }

    public void OnFoldEnd(FoldResult fold, Checkpoint? kept)
    {
    }
}
