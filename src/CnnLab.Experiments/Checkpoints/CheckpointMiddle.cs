using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>The unfinished epoch of a checkpoint's file; its predictions are behind the parameters.</summary>
/// <param name="Steps">Steps done in it.</param>
/// <param name="LossSum">The losses of its samples so far, added up.</param>
/// <param name="Labels">The labels of its samples so far.</param>
/// <param name="Predictions">How many numbers the predictions are.</param>
/// <param name="Seconds">How long it has taken so far.</param>
internal sealed record CheckpointMiddle(int Steps, double LossSum, int[] Labels, int Predictions, double Seconds)
{
    public static CheckpointMiddle? Of(UnfinishedEpoch? epoch) => epoch is null
        ? null
        : new CheckpointMiddle(
            epoch.Steps, epoch.LossSum, epoch.Labels.ToArray(), epoch.Predictions.Length, epoch.Seconds);

    public UnfinishedEpoch Epoch(float[] predictions) => new(Steps, LossSum, Labels, predictions, Seconds);
}
