namespace CnnLab;

/// <summary>How parameters follow their gradients. The engine owns the state, checkpoints it and restores it.</summary>
/// <remarks>
/// <see cref="Update"/> is called once per step for every slice of the network's parameters, for several slices at once
/// on several threads: it works element by element and keeps nothing in fields.
/// </remarks>
public abstract class Optimizer
{
    /// <summary>The learning rate of the options; a schedule multiplies it.</summary>
    public abstract float LearningRate { get; }

    /// <summary>
    /// The names of the arrays, as long as the parameters and starting at 0, that the optimizer keeps: <c>velocity</c>.
    /// </summary>
    public virtual IReadOnlyList<string> StateSlots => [];

    /// <summary>Moves some parameters one step.</summary>
    public abstract void Update(ParameterUpdate update);
}
