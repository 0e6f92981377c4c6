namespace CnnLab;

/// <summary>How the learning rate changes while a network trains.</summary>
public abstract class LearningRateSchedule
{
    /// <summary>
    /// The factor of the optimizer's learning rate for one step: a pure function of where training stands.
    /// </summary>
    public abstract float Factor(TrainingProgress progress);

    /// <summary>
    /// What is most probably not meant in a training of so many epochs, as a warning of <c>validate</c>: "the rate is
    /// still rising when training ends". Default: null, for nothing.
    /// </summary>
    /// <param name="epochs">Epochs planned.</param>
    public virtual string? Advise(int epochs) => null;
}
