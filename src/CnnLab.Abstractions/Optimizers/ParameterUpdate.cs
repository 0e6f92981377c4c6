namespace CnnLab;

/// <summary>One step of a slice of the network's parameters.</summary>
public readonly ref struct ParameterUpdate
{
    private readonly float[][] _state;
    private readonly int _offset;

    /// <summary>A step of the values that begin at <paramref name="offset"/> of all parameters.</summary>
    /// <param name="values">The parameters.</param>
    /// <param name="gradient">Their gradient.</param>
    /// <param name="state">The arrays of the optimizer's state slots, over all parameters.</param>
    /// <param name="offset">Where the slice begins in them.</param>
    /// <param name="step">The number of the step, from 1.</param>
    /// <param name="learningRate">The learning rate of this step.</param>
    public ParameterUpdate(
        Span<float> values, ReadOnlySpan<float> gradient, float[][] state, int offset, long step, float learningRate)
    {
        Values = values;
        Gradient = gradient;
        Step = step;
        LearningRate = learningRate;
        (_state, _offset) = (state, offset);
    }

    /// <summary>The parameters, to be updated in place.</summary>
    public Span<float> Values { get; }

    /// <summary>The gradient of the mean loss of the batch, one for each value.</summary>
    public ReadOnlySpan<float> Gradient { get; }

    /// <summary>The number of the step, from 1.</summary>
    public long Step { get; }

    /// <summary>The learning rate of this step: the optimizer's times the schedule's.</summary>
    public float LearningRate { get; }

    /// <summary>The slice's part of a state slot.</summary>
    /// <param name="slot">The slot's place in <see cref="Optimizer.StateSlots"/>.</param>
    public Span<float> State(int slot) => _state[slot].AsSpan(_offset, Values.Length);
}
