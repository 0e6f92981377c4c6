using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>
/// An epoch in a checkpoint's file: all that decides how training goes on, and so not how long it took. In contrast to
/// <c>metrics.jsonl</c> an infinite number comes back as what it was.
/// </summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="LearningRate">The learning rate of its last step.</param>
/// <param name="Metrics">Its metrics.</param>
/// <param name="WeightsSha256">The sha256 of what was scored.</param>
/// <param name="BatchOrderSha256">The sha256 of the order of its images.</param>
internal sealed record CheckpointEpoch(
    int Epoch,
    double LearningRate,
    IReadOnlyDictionary<string, double> Metrics,
    string? WeightsSha256,
    string? BatchOrderSha256)
{
    public static CheckpointEpoch Of(EpochResult epoch) =>
        new(epoch.Epoch, epoch.LearningRate, epoch.Metrics, epoch.WeightsSha256, epoch.BatchOrderSha256);

    public EpochResult Result(int repeat, int fold) =>
        new(repeat, fold, Epoch, LearningRate, Metrics, Seconds: 0)
        {
            WeightsSha256 = WeightsSha256,
            BatchOrderSha256 = BatchOrderSha256,
        };
}
