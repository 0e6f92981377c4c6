namespace CnnLab.Cli.Commands;

/// <summary>How a plan is asked for.</summary>
/// <param name="Locked">Whether plugins must be those of the lock.</param>
/// <param name="Jobs">How many runs at once.</param>
/// <param name="Times">Whether times are estimated.</param>
/// <param name="All">Whether every trial is shown.</param>
/// <param name="Json">Whether the answer is for a script.</param>
internal sealed record PlanForm(bool Locked, int Jobs, bool Times, bool All, bool Json);
