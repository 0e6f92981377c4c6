using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>A fold in <c>folds.json</c>: two runs whose records are equal were trained and scored on the same samples.</summary>
/// <param name="Repeat">The repeat, from 1.</param>
/// <param name="Fold">The fold, from 1.</param>
/// <param name="OwnTestImages">Whether the data set's own test images are scored.</param>
/// <param name="Training">The samples learned from: what neither of the other two lists holds.</param>
/// <param name="Validation">The samples of the <c>val_</c> metrics.</param>
/// <param name="Test">The scored samples.</param>
public sealed record FoldRecord(
    int Repeat, int Fold, bool OwnTestImages, IndexListRecord Training, IndexListRecord Validation, IndexListRecord Test)
{
    // About 7 MB of text. Beyond it the hashes still prove that two runs had the same samples.
    private const long MostIndexes = 1_000_000;

    /// <summary>The records of a run's folds.</summary>
    public static IReadOnlyList<FoldRecord> From(IReadOnlyList<FoldSplit> splits)
    {
        var keep = splits.Sum(split => (long)split.Validation.Length + split.Test.Length) <= MostIndexes;
        return [.. splits.Select(split => new FoldRecord(
            split.Repeat,
            split.Fold,
            split.OwnTestImages,
            IndexListRecord.From(split.Training, keepIndexes: false),
            IndexListRecord.From(split.Validation, keep),
            IndexListRecord.From(split.Test, keep)))];
    }

    /// <summary>Reads the <c>folds.json</c> of a run's directory.</summary>
    /// <exception cref="RunFileException">It is missing or not what was written.</exception>
    public static IReadOnlyList<FoldRecord> Read(string runDirectory) =>
        RunJson.Read<IReadOnlyList<FoldRecord>>(Path.Combine(runDirectory, "folds.json"));
}
