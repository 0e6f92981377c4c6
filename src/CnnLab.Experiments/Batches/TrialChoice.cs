namespace CnnLab.Experiments;

/// <summary>Which trials of a batch are run.</summary>
public enum TrialChoice
{
    /// <summary>All that have no result yet and did not fail: missing, stale and interrupted ones.</summary>
    Due,

    /// <summary>Those that failed.</summary>
    Failed,

    /// <summary>Those without a run, or with one that has not come to its end.</summary>
    Missing,

    /// <summary>Those whose run was made with other plugins, data or program.</summary>
    Stale,
}
