namespace CnnLab.Experiments;

/// <summary>What a network says about images that were changed.</summary>
/// <param name="Strength">How much they were changed, in the unit of the change.</param>
/// <param name="Consistency">The share of images that are called what they were before, right or wrong.</param>
/// <param name="Accuracy">The share of images that are called what they are.</param>
public sealed record LensPoint(double Strength, double Consistency, double Accuracy);
