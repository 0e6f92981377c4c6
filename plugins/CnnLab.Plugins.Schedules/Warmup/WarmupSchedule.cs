using System.ComponentModel;

namespace CnnLab.Plugins.Schedules;

/// <summary>
/// The learning rate rises along a straight line during the first epochs (Goyal and others, "Accurate, Large
/// Minibatch SGD", 2017); then comes another schedule, for the epochs that are left.
/// </summary>
/// <param name="options">The options.</param>
/// <param name="factory">Makes the schedule that comes after.</param>
[Description("Rises along a straight line during the first epochs, before another schedule (Goyal and others 2017).")]
public sealed class WarmupSchedule(WarmupOptions options, IComponentFactory factory) : LearningRateSchedule
{
    private readonly LearningRateSchedule? _after =
        options.After is { } after ? factory.Create<LearningRateSchedule>(after) : null;

    /// <inheritdoc/>
    public override string? Advise(int epochs) => options.Epochs > epochs
        ? $"the learning rate rises for {options.Epochs} epochs and training has {epochs}: it never gets to the top."
        : options.Epochs == epochs && options.After is { } after
        ? $"the learning rate rises for {options.Epochs} epochs, which is all that training has: "
            + $"'{after.Type}' never begins."
        : _after?.Advise(epochs - options.Epochs);

    /// <inheritdoc/>
    public override float Factor(TrainingProgress progress)
    {
        var steps = (long)options.Epochs * progress.StepsPerEpoch;
        return progress.Step < steps
            ? (float)(options.StartFactor + ((1 - options.StartFactor) * (progress.Step + 1) / steps))
            : _after?.Factor(new(progress.Step - steps, progress.StepsPerEpoch, progress.Epochs - options.Epochs)) ?? 1;
    }
}
