namespace CnnLab.Experiments;

/// <summary>The runs that are compared with each other: one data set, and equal choices besides the factor.</summary>
/// <param name="Title">The data set, and the other choices of a sweep.</param>
/// <param name="DataFingerprint">The sha256 of the data's content.</param>
/// <param name="Cells">The variants that have runs here.</param>
/// <param name="Pairing">Whether these runs are paired.</param>
public sealed record ComparisonBlock(
    string Title, string? DataFingerprint, IReadOnlyList<ComparisonCell> Cells, PairingProof Pairing)
{
    /// <summary>
    /// Scored images over images learned from, as the folds really were; a validation split makes it larger than
    /// <c>1 / (k - 1)</c>.
    /// </summary>
    public double TestToTraining => Folds.Average(fold => (double)fold.Test.Count / fold.Training.Count);

    private IEnumerable<FoldRecord> Folds => Cells[0].Scores.Select(score => score.Samples);

    /// <summary>Where the data are from.</summary>
    internal DataSource Source => Cells[0].Scores[0].Run.Data;

    /// <summary>What there is to test in this block alone.</summary>
    internal ComparisonLayout Layout
    {
        get
        {
            // A variant without all its values may have fewer runs.
            var cell = Cells.MaxBy(cell => cell.Scores.Count)!;
            var run = cell.Scores[0].Run;
            var folds = run.Folds.Count(fold => fold.Repeat == run.Folds[0].Repeat);
            var choices = cell.FoldValues.Count;
            return new ComparisonLayout
            {
                Variants = Math.Max(2, Cells.Count),
                Folds = folds,
                // Repeats of a hold-out that score the same images are trainings; with other images they are random
                // splits.
                Repeats = Math.Max(1, choices / folds),
                Seeds = cell.Scores.Count / choices,
                IsPaired = Pairing.IsPaired,
                StoppedOnScores = Cells.SelectMany(cell => cell.Runs).Any(StoppingCallback.WatchesScores),
            };
        }
    }
}
