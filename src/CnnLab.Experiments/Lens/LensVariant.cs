namespace CnnLab.Experiments;

/// <summary>What the lens saw of a variant.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Runs">Its runs, for example one for each seed.</param>
public sealed record LensVariant(string Variant, IReadOnlyList<LensResult> Runs)
{
    /// <summary>The folds of all runs.</summary>
    internal IReadOnlyList<LensFold> Folds { get; } = [.. Runs.SelectMany(run => run.Folds)];

    /// <summary>The times of the runs that have them.</summary>
    internal IReadOnlyList<LensTimes> Times { get; } = [.. Runs.Select(run => run.Times).OfType<LensTimes>()];
}
