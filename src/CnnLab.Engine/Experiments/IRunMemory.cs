namespace CnnLab.Engine;

/// <summary>What is known of a run that was begun before: where each fold goes on.</summary>
public interface IRunMemory
{
    /// <summary>The result of a fold that has ended; null for one that has not.</summary>
    FoldResult? FindEnded(FoldSplit split);

    /// <summary>Where a fold goes on; null for its beginning.</summary>
    Checkpoint? FindCheckpoint(FoldSplit split);
}
