namespace CnnLab.Manifests;

/// <summary>What a trial that failed means for the others of its batch.</summary>
public enum FailureResponse
{
    /// <summary>They go on.</summary>
    Continue,

    /// <summary>No more begin, and those that run stop at a checkpoint.</summary>
    Stop,
}
