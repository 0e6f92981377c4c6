using System.ComponentModel;

namespace CnnLab.Plugins.Schedules;

/// <summary>
/// The learning rate rises to the optimizer's and falls far below where it began (Smith and Topin, "Super-
/// Convergence", 2019), both along half a period of a cosine, as PyTorch.
/// </summary>
/// <param name="options">The options.</param>
[Description("Rises to the learning rate, then falls far below where it began (Smith and Topin 2019).")]
public sealed class OneCycleSchedule(OneCycleOptions options) : LearningRateSchedule
{
    /// <inheritdoc/>
    public override float Factor(TrainingProgress progress)
    {
        var (start, last) = (1 / options.DivFactor, 1 / (options.DivFactor * options.FinalDivFactor));
        var share = progress.Step / (double)progress.TotalSteps;
        return (float)(share < options.PctStart
            ? Annealing.Cosine(start, 1, share / options.PctStart)
            : Annealing.Cosine(1, last, (share - options.PctStart) / (1 - options.PctStart)));
    }
}
