using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>What a run's directory says of how far the run has come.</summary>
/// <remarks>
/// Folds are trained one after the other: those that have ended are the first of all, and one may be in its middle.
/// </remarks>
internal sealed class RunMemory
{
    private readonly Checkpoint? _checkpoint;

    private RunMemory(IReadOnlyList<FoldResult> ended, Checkpoint? checkpoint, IReadOnlyList<string> notices) =>
        (Ended, _checkpoint, Notices) = (ended, checkpoint, notices);

    /// <summary>The folds that have ended.</summary>
    public IReadOnlyList<FoldResult> Ended { get; }

    /// <summary>What is damaged and what that costs.</summary>
    public IReadOnlyList<string> Notices { get; }

    /// <summary>The epochs that are done: those behind the last good checkpoint are done again.</summary>
    public IEnumerable<EpochResult> Epochs => Ended.SelectMany(fold => fold.Epochs).Concat(_checkpoint?.Epochs ?? []);

    /// <summary>How long all of that took.</summary>
    public double Seconds => Ended.Sum(fold => fold.Seconds)
        + (_checkpoint?.Epochs.Sum(epoch => epoch.Seconds) ?? 0) + (_checkpoint?.Unfinished?.Seconds ?? 0);

    /// <summary>Where the run goes on; null where all folds have ended or the next one has not begun.</summary>
    public string? Place => _checkpoint is null
        ? null
        : $"repeat {_checkpoint.Repeat} fold {_checkpoint.Fold} goes on after step {_checkpoint.Step}";

    /// <summary>Reads what the directory has.</summary>
    /// <exception cref="RunFileException">A file cannot be read.</exception>
    public static RunMemory Read(RunDirectory directory, IReadOnlyList<FoldSplit> splits)
    {
        var notices = new List<string>();
        var epochs = ReadEpochs(directory, notices);
        var ended = splits.Zip(EndedFold.Read(directory.EndedFoldsFile))
            .TakeWhile(pair => Fits(pair.First, pair.Second, epochs))
            .Select(pair => pair.Second.Result(Of(pair.First, epochs)))
            .ToList();
        foreach (var fold in ended)
        {
            new FoldCheckpoints(directory, fold.Repeat, fold.Fold).End();
        }

        var next = splits.ElementAtOrDefault(ended.Count);
        var checkpoint = next is null
            ? null
            : new FoldCheckpoints(directory, next.Repeat, next.Fold).Find(notices);
        return new RunMemory(ended, checkpoint is null ? null : WithSeconds(checkpoint, epochs), notices);
    }

    public FoldResult? FindEnded(FoldSplit split) =>
        Ended.FirstOrDefault(fold => fold.Repeat == split.Repeat && fold.Fold == split.Fold);

    public Checkpoint? FindCheckpoint(FoldSplit split) =>
        _checkpoint is { } checkpoint && checkpoint.Repeat == split.Repeat && checkpoint.Fold == split.Fold
            ? checkpoint
            : null;

    private static IReadOnlyList<EpochResult> ReadEpochs(RunDirectory directory, List<string> notices)
    {
        try
        {
            var (epochs, damages) = MetricsFile.ReadSound(directory.MetricsFile);
            notices.AddRange(damages.Select(damage => $"{damage} A fold that misses it and those behind are done again."));
            return epochs;
        }
        catch (RunFileException exception)
        {
            notices.Add(exception.Message);
            return [];
        }
    }

    private static bool Fits(FoldSplit split, EndedFold fold, IReadOnlyList<EpochResult> epochs) =>
        (split.Repeat, split.Fold) == (fold.Repeat, fold.Fold)
        && Of(split, epochs).Select(epoch => epoch.Epoch).SequenceEqual(Enumerable.Range(1, fold.Epochs));

    private static EpochResult[] Of(FoldSplit split, IReadOnlyList<EpochResult> epochs) =>
        [.. epochs.Where(epoch => (epoch.Repeat, epoch.Fold) == (split.Repeat, split.Fold))];

    private static Checkpoint WithSeconds(Checkpoint checkpoint, IReadOnlyList<EpochResult> epochs)
    {
        var seconds = epochs.ToLookup(epoch => (epoch.Repeat, epoch.Fold, epoch.Epoch), epoch => epoch.Seconds);
        return checkpoint with
        {
            Epochs =
            [
                .. checkpoint.Epochs.Select(epoch => epoch with
                {
                    Seconds = seconds[(epoch.Repeat, epoch.Fold, epoch.Epoch)].LastOrDefault(),
                }),
            ],
        };
    }
}
