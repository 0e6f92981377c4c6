namespace CnnLab;

/// <summary>How the learning rate changes while a network trains.</summary>
public abstract class LearningRateSchedule
{
    /// <summary>
    /// The factor of the optimizer's learning rate for one step: a pure function of where training stands.
    /// </summary>
    public abstract float Factor(TrainingProgress progress);
}
