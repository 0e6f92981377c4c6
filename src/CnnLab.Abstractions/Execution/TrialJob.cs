namespace CnnLab;

/// <summary>A trial for an executor.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Group">Workers may be used again for trials of the same group only: they share plugins.</param>
/// <param name="Request">The line that a worker reads.</param>
/// <param name="Hear">Takes a line that the worker has written, and says whether it was the trial's last.</param>
/// <param name="TimeLimit">How long the trial may take; null for any time.</param>
public sealed record TrialJob(
    string Name, string Group, string Request, Func<string, TrialNews> Hear, TimeSpan? TimeLimit);
