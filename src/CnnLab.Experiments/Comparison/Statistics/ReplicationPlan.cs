namespace CnnLab.Experiments;

/// <summary>What it takes to find a difference.</summary>
/// <param name="Replications">Repeats of a cross-validation, or data sets.</param>
/// <param name="Differences">The differences that they give.</param>
/// <param name="Power">The probability to find it with so many.</param>
public sealed record ReplicationPlan(int Replications, int Differences, double Power);
