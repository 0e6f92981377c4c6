namespace CnnLab.Experiments;

/// <summary>How a trial of a batch ended.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Summary">Its result; null where there is no run.</param>
/// <param name="Refusal">Why there is no run; null where there is one.</param>
/// <param name="IsInput">Whether that is for the user to mend.</param>
/// <param name="Detail">Where the program was when it failed; null where nobody knows.</param>
/// <param name="IsBusy">Whether it was refused because another process is at it.</param>
public sealed record TrialOutcome(
    BatchTrial Trial,
    RunSummary? Summary,
    string? Refusal = null,
    bool IsInput = false,
    string? Detail = null,
    bool IsBusy = false)
{
    /// <summary>Whether the trial came to the end it should.</summary>
    public bool IsCompleted => Summary?.Status == RunStatus.Completed;

    /// <summary>Whether another try may heal it: not what diverges or takes too long.</summary>
    internal bool MayHeal => Summary is null ? !IsInput && !IsBusy : Summary.Status is RunStatus.Failed or RunStatus.Interrupted;
}
