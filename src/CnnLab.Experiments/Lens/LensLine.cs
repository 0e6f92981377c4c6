namespace CnnLab.Experiments;

/// <summary>A variant's line in a <see cref="LensCurve"/>.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Means">The mean over its runs and folds at each strength.</param>
/// <param name="Lows">The smallest value at each strength.</param>
/// <param name="Highs">The largest value at each strength.</param>
public sealed record LensLine(
    string Variant, IReadOnlyList<double> Means, IReadOnlyList<double> Lows, IReadOnlyList<double> Highs);
