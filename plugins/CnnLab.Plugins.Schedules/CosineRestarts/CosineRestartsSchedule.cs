using System.ComponentModel;

namespace CnnLab.Plugins.Schedules;

/// <summary>
/// The learning rate falls along half a period of a cosine, again and again (Loshchilov and Hutter, "SGDR:
/// Stochastic Gradient Descent with Warm Restarts", 2017).
/// </summary>
/// <param name="options">The options.</param>
[Description("Falls along half a period of a cosine, again and again (Loshchilov and Hutter 2017).")]
public sealed class CosineRestartsSchedule(CosineRestartsOptions options) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override float Factor(TrainingProgress progress)
    {
        double step = progress.Step, length = options.FirstCycleEpochs * (double)progress.StepsPerEpoch, start = 1;
        for (; step >= length; length *= options.CycleMultiplier, start *= options.StartMultiplier)
        {
            step -= length;
        }

        return (float)Annealing.Cosine(start, Math.Min(start, options.EndFactor), step / length);
    }
}
