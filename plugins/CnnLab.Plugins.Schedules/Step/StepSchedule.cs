using System.ComponentModel;

namespace CnnLab.Plugins.Schedules;

/// <summary>
/// The learning rate falls by a factor every few epochs.
/// </summary>
/// <param name="options">The options.</param>
[Description("Falls by a factor every few epochs.")]
public sealed class StepSchedule(StepOptions options) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override float Factor(TrainingProgress progress) =>
        (float)Math.Pow(options.Gamma, progress.Epoch / options.StepSize);
}
