namespace CnnLab.Experiments;

/// <summary>Where a run stands; in files in snake_case, for example <c>timed_out</c>.</summary>
public enum RunStatus
{
    /// <summary>The directory is there, nothing has been computed.</summary>
    Queued,

    /// <summary>
    /// It is being computed; <see cref="StandingRun"/> tells whether that is still true.
    /// </summary>
    Running,

    /// <summary>Every fold was trained and scored.</summary>
    Completed,

    /// <summary>An error ended it.</summary>
    Failed,

    /// <summary>The user ended it.</summary>
    Interrupted,

    /// <summary>It took longer than it was given.</summary>
    TimedOut,

    /// <summary>It came to its end, but the loss of a fold became infinite or not a number.</summary>
    Diverged,
}
