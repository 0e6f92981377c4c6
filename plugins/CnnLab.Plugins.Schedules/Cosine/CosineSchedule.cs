using System.ComponentModel;

namespace CnnLab.Plugins.Schedules;

/// <summary>
/// The learning rate falls along half a period of a cosine (Loshchilov and Hutter, "SGDR: Stochastic Gradient
/// Descent with Warm Restarts", 2017, without the restarts).
/// </summary>
/// <param name="options">The options.</param>
[Description("Falls along half a period of a cosine (Loshchilov and Hutter 2017).")]
public sealed class CosineSchedule(CosineOptions options) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override float Factor(TrainingProgress progress) =>
        (float)Annealing.Cosine(1, options.EndFactor, progress.Step / (double)progress.TotalSteps);
}
