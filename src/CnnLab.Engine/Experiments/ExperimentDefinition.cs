namespace CnnLab.Engine;

/// <summary>All that decides the numbers of a run.</summary>
public sealed record ExperimentDefinition
{
    /// <summary>The seed of all random streams.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Provider and threads.</summary>
    public required ComputeOptions Compute { get; init; }

    /// <summary>The images.</summary>
    public required Component<Dataset> Dataset { get; init; }

    /// <summary>The network, from input to output.</summary>
    public required IReadOnlyList<LayerDefinition> Layers { get; init; }

    /// <summary>What parameters begin with instead of their initializers; null for nothing.</summary>
    public InitialWeights? InitialWeights { get; init; }

    /// <summary>What training makes small.</summary>
    public required Component<Loss> Loss { get; init; }

    /// <summary>What is reported besides the loss.</summary>
    public required IReadOnlyList<Component<Metric>> Metrics { get; init; }

    /// <summary>How parameters follow their gradients.</summary>
    public required Component<Optimizer> Optimizer { get; init; }

    /// <summary>Epochs, batch size and so on.</summary>
    public required TrainingOptions Training { get; init; }

    /// <summary>What is trained on and what is scored.</summary>
    public required CrossValidationOptions CrossValidation { get; init; }
}
