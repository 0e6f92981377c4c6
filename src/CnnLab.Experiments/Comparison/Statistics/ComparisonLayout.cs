namespace CnnLab.Experiments;

/// <summary>What there is to compare.</summary>
public sealed record ComparisonLayout
{
    /// <summary>Variants, at least two.</summary>
    public required int Variants { get; init; }

    /// <summary>Data sets, or settings of one.</summary>
    public int Blocks { get; init; } = 1;

    /// <summary>Data sets that every variant has all values on; 1 for settings of one.</summary>
    public int DataSets { get; init; } = 1;

    /// <summary>Folds of a repeat; 1 for a hold-out.</summary>
    public int Folds { get; init; } = 1;

    /// <summary>Repeats of the cross-validation with other folds, or hold-outs that score other samples.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>Seeds that the same samples were trained with.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>Whether the predictions of each scored image are there.</summary>
    public bool HasPredictions { get; init; }

    /// <summary>Whether the variants are proved to be paired, see <see cref="PairingProof"/>.</summary>
    public bool IsPaired { get; init; } = true;

    /// <summary>
    /// Whether options besides the factor were tried on the very samples that are compared, so that a winner picked
    /// among them is picked on its own scores.
    /// </summary>
    public bool WinnerPickedOnScores { get; init; }

    /// <summary>Whether a callback watched the samples that are scored, as early stopping on them does.</summary>
    public bool StoppedOnScores { get; init; }

    /// <summary>
    /// Whether runs were left out for later ones of the same variant, data and seed with another manifest.
    /// </summary>
    public bool PickedByAge { get; init; }

    /// <summary>Values of a variant on other samples than the others.</summary>
    internal int Choices => Folds * Repeats;
}
