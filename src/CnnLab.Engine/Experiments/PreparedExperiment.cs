namespace CnnLab.Engine;

/// <summary>
/// An experiment with its data at hand and its network built: all that can be wrong with the input has been found.
/// </summary>
/// <param name="Definition">All that decides the numbers.</param>
/// <param name="Network">The layers, without memory yet.</param>
/// <param name="Data">The images.</param>
/// <param name="Splits">Every fold of every repeat.</param>
public sealed record PreparedExperiment(
    ExperimentDefinition Definition, Network Network, DatasetContents Data, IReadOnlyList<FoldSplit> Splits)
{
    /// <summary>The names of the classes, as the data set has them.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }
}
