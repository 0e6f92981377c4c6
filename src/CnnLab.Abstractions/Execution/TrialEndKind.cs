namespace CnnLab;

/// <summary>How a trial's process served it.</summary>
public enum TrialEndKind
{
    /// <summary>The worker said how the trial ended, well or badly: <see cref="TrialNews.Ended"/>.</summary>
    Answered,

    /// <summary>The process ended before the trial did.</summary>
    Died,

    /// <summary>The trial took too long, and its process was ended.</summary>
    TimedOut,

    /// <summary>The process took too much memory and was ended.</summary>
    OutOfMemory,

    /// <summary>The trial was to stop and did not, and its process was ended.</summary>
    Stopped,
}
