namespace CnnLab;

/// <summary>What a line of a worker means for whoever runs it.</summary>
public enum TrialNews
{
    /// <summary>The trial goes on.</summary>
    GoesOn,

    /// <summary>It was the trial's last line, and the worker is ready for another trial.</summary>
    Ended,

    /// <summary>It was the trial's last line, and the worker is not to be used again.</summary>
    EndedForGood,
}
