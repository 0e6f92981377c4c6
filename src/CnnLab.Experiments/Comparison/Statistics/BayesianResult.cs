namespace CnnLab.Experiments;

/// <summary>Three probabilities, which are one together.</summary>
/// <param name="FirstBetter">That the first variant is better by more than the region.</param>
/// <param name="Equivalent">That the difference lies in the region of practical equivalence.</param>
/// <param name="SecondBetter">That the second variant is better by more than the region.</param>
/// <param name="Rope">Half the width of the region.</param>
public sealed record BayesianResult(double FirstBetter, double Equivalent, double SecondBetter, double Rope);
