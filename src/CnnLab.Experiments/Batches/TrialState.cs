namespace CnnLab.Experiments;

/// <summary>Where a trial of a batch stands, by what is on the disk.</summary>
public enum TrialState
{
    /// <summary>There is no run of it.</summary>
    Missing,

    /// <summary>There is no run of it as things are now, but one with other plugins, data or program.</summary>
    Stale,

    /// <summary>Its run was begun and has not come to its end; nobody is at it.</summary>
    Interrupted,

    /// <summary>A living process is at it.</summary>
    Running,

    /// <summary>An error ended its run, or its time was over.</summary>
    Failed,

    /// <summary>Its run came to its end, but the loss of a fold became infinite or not a number: a result.</summary>
    Diverged,

    /// <summary>Its run is done.</summary>
    Completed,

    /// <summary>It cannot be run: its manifest has errors, or its data cannot be had.</summary>
    Invalid,
}
