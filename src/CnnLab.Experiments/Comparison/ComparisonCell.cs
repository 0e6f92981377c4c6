namespace CnnLab.Experiments;

/// <summary>A variant's values on one data set.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Scores">Every value, by seed, repeat and fold.</param>
public sealed record ComparisonCell(string Variant, IReadOnlyList<ScoredFold> Scores)
{
    /// <summary>The runs that the values are from.</summary>
    public IEnumerable<ComparedRun> Runs => Scores.Select(score => score.Run).Distinct();

    /// <summary>
    /// One value for each set of scored samples, in their order: trainings of several seeds that score the same ones
    /// are averaged, because they are no further folds, whatever they have set aside for validation. Null where one
    /// is missing.
    /// </summary>
    public IReadOnlyList<double?> FoldValues =>
    [
        .. from score in Scores
           group score.Value by (score.Samples.OwnTestImages, score.Samples.Test.Sha256) into fold
           select fold.All(value => value is not null) ? fold.Average() : null,
    ];

    /// <summary>The mean of the folds' values; null unless all are there.</summary>
    public double? Mean => FoldValues is { Count: > 0 } values && values.All(value => value is not null)
        ? values.Average()
        : null;
}
