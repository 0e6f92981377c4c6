namespace CnnLab.Experiments;

/// <summary>The numbers of Friedman's test.</summary>
/// <param name="ChiSquared">Friedman's statistic, corrected for ties.</param>
/// <param name="ChiSquaredPValue">Its p-value by the chi-squared distribution with k - 1 degrees of freedom.</param>
/// <param name="F">Iman and Davenport's statistic; null if all data sets rank the variants alike.</param>
/// <param name="PValue">
/// Its p-value by the F distribution with k - 1 and (k - 1)(N - 1) degrees of freedom; the exact chance where
/// <paramref name="F"/> is null.
/// </param>
/// <param name="TieFactor">What the statistic without the correction was divided by; 1 without ties.</param>
public sealed record FriedmanResult(
    double ChiSquared, double ChiSquaredPValue, double? F, double PValue, double TieFactor) : IPValue;
