using System.ComponentModel;

namespace CnnLab.Plugins.Schedules;

/// <summary>
/// The learning rate falls to its end by a power of the share of training that is left.
/// </summary>
/// <param name="options">The options.</param>
[Description("Falls by a power of the share of training that is left.")]
public sealed class PolynomialSchedule(PolynomialOptions options) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override float Factor(TrainingProgress progress)
    {
        var left = 1 - (progress.Step / (double)progress.TotalSteps);
        return (float)(options.EndFactor + ((1 - options.EndFactor) * Math.Pow(left, options.Power)));
    }
}
