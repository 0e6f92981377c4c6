namespace CnnLab.Experiments;

/// <summary>A run's status as people read it; files for programs have it in snake_case.</summary>
public static class StatusWords
{
    /// <summary><c>completed</c>, <c>timed out</c>.</summary>
    public static string Words(this RunStatus status) =>
        status == RunStatus.TimedOut ? "timed out" : status.ToString().ToLowerInvariant();
}
