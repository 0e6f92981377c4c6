namespace CnnLab.Engine;

/// <summary>How the training of a fold ended.</summary>
public enum FoldStatus
{
    /// <summary>All epochs, or a callback ended it.</summary>
    Completed,

    /// <summary>The loss became infinite or not a number.</summary>
    Diverged,
}
