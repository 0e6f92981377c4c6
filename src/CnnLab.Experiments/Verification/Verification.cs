namespace CnnLab.Experiments;

/// <summary>A part of a recorded run that was computed again.</summary>
/// <param name="Directory">The run's directory.</param>
/// <param name="Repeat">The repeat, from 1.</param>
/// <param name="Fold">The fold, from 1.</param>
/// <param name="Numbers">Every recorded value of the chosen epochs.</param>
/// <param name="Differences">What the run was computed with and is another now, the likeliest cause first.</param>
public sealed record Verification(
    string Directory,
    int Repeat,
    int Fold,
    IReadOnlyList<VerifiedNumber> Numbers,
    IReadOnlyList<RecordDifference> Differences)
{
    /// <summary>Whether every value is the same to the last bit.</summary>
    public bool IsEqual => Numbers.All(number => number.IsEqual);

    /// <summary>What a mismatch probably comes from; null where there is none.</summary>
    public string? LikelyCause => IsEqual
        ? null
        : Differences.Count > 0
            ? $"{Differences[0].What}: {Differences[0].Recorded} then, {Differences[0].Now} now"
            : "nothing that is recorded differs: the record was changed, or a component draws on something that is not "
                + "recorded, such as the clock, a file or a seed of its own";
}
