namespace CnnLab;

/// <summary>The batches of a call that are shared out among threads; those that a call has not are empty.</summary>
public readonly ref struct SharedBatches
{
    /// <summary>What <see cref="Layer.Forward"/> got.</summary>
    public ReadOnlyBatch Input { get; init; }

    /// <summary>Its output, to be assigned.</summary>
    public Batch Output { get; init; }

    /// <summary>The gradient with respect to the output.</summary>
    public ReadOnlyBatch OutputGradient { get; init; }

    /// <summary>The gradient with respect to the input, to be assigned.</summary>
    public Batch InputGradient { get; init; }
}
