namespace CnnLab.Experiments;

/// <summary>The numbers of Wilcoxon's signed-rank test.</summary>
/// <param name="PlusSum">The sum of the ranks of positive differences.</param>
/// <param name="MinusSum">The sum of the ranks of negative differences.</param>
/// <param name="Count">The differences that were ranked.</param>
/// <param name="Zeros">The differences of zero, which were left out.</param>
/// <param name="IsExact">Whether the p-value is exact; otherwise it is the normal approximation.</param>
/// <param name="PValue">The two-sided p-value.</param>
/// <param name="SmallestPValue">
/// What the p-value would be if all differences agreed: where that is above alpha, more data sets are needed to find
/// anything.
/// </param>
public sealed record WilcoxonResult(
    double PlusSum,
    double MinusSum,
    int Count,
    int Zeros,
    bool IsExact,
    double PValue,
    double SmallestPValue) : IPValue;
