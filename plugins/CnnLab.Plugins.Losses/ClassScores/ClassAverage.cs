namespace CnnLab.Plugins.Losses;

/// <summary>How a score of each class becomes one number.</summary>
public enum ClassAverage
{
    /// <summary>The mean over the classes that occur among labels or predictions.</summary>
    Macro,

    /// <summary>The score of all classes' counts together.</summary>
    Micro,

    /// <summary>The mean over the classes, each weighted with its samples.</summary>
    Weighted,
}
