using System.ComponentModel;

namespace CnnLab.Plugins.Schedules;

/// <summary>
/// The learning rate falls by a factor at given epochs.
/// </summary>
/// <param name="options">The options.</param>
[Description("Falls by a factor at given epochs.")]
public sealed class MultiStepSchedule(MultiStepOptions options) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override float Factor(TrainingProgress progress) =>
        (float)Math.Pow(options.Gamma, options.Milestones.Count(milestone => progress.Epoch >= milestone));
}
