using System.ComponentModel;

namespace CnnLab.Plugins.Schedules;

/// <summary>
/// The learning rate falls by the same factor in every epoch, a little at every step.
/// </summary>
/// <param name="options">The options.</param>
[Description("Falls by the same factor in every epoch.")]
public sealed class ExponentialSchedule(ExponentialOptions options) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override float Factor(TrainingProgress progress)
    {
        var epochs = options.Staircase ? progress.Epoch : progress.Step / (double)progress.StepsPerEpoch;
        return (float)Math.Pow(options.Gamma, epochs);
    }
}
