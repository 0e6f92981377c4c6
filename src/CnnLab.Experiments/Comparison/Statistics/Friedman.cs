using MathNet.Numerics;

namespace CnnLab.Experiments;

/// <summary>
/// Friedman's test (1937) whether several variants' ranks over data sets differ at all, corrected for ties, and the
/// better calibrated F statistic of Iman and Davenport (1980). What differs from what is for the pairwise tests to
/// say. With the correction F is that of an analysis of variance of the ranks; Demšar (2006) leaves the correction
/// out.
/// </summary>
public static class Friedman
{
    /// <summary>Both statistics are approximations, which are far off for fewer data sets.</summary>
    public const int FewestDataSets = 5;

    /// <summary>Two variants are for Wilcoxon's test: Friedman's would be the weaker sign test.</summary>
    public const int FewestVariants = 3;

    /// <summary>The test.</summary>
    public static TestAnswer<FriedmanResult> Test(RankTable table) =>
        table.DataSets < FewestDataSets
            ? TestAnswers.TooFew<FriedmanResult>("data sets", table.DataSets, FewestDataSets,
                "the distribution of the ranks' sums is approximated")
        : table.Variants < FewestVariants
            ? TestAnswers.TooFew<FriedmanResult>("variants", table.Variants, FewestVariants,
                "two are compared by Wilcoxon's signed-rank test")
        : TieFactor(table) == 0
            ? TestAnswers.None<FriedmanResult>("All variants are equal on every data set: there is nothing to test.")
        : TestAnswers.Of(Numbers(table));

    private static FriedmanResult Numbers(RankTable table)
    {
        var (n, k) = ((double)table.DataSets, (double)table.Variants);
        var squares = table.Averages.Sum(rank => rank * rank);
        var chi = 12 * n / (k * (k + 1)) * (squares - (k * (k + 1) * (k + 1) / 4)) / TieFactor(table);
        var chiP = SpecialFunctions.GammaUpperRegularized((k - 1) / 2, chi / 2);
        var rest = (n * (k - 1)) - chi;
        // All data sets agree: F is infinite, and the exact chance of that takes the place of its 0.
        var agree = rest < 1e-9 * n;
        var f = agree ? (double?)null : (n - 1) * chi / rest;
        var p = f is { } value ? UpperTail(value, k - 1, (k - 1) * (n - 1)) : ChanceOfAgreement(table);
        return new FriedmanResult(chi, chiP, f, p, TieFactor(table));
    }

    private static double UpperTail(double f, double first, double second) =>
        SpecialFunctions.BetaRegularized(second / 2, first / 2, second / (second + (first * f)));

    /// <summary>One minus the share of the ranks' variance that ties take; 0 if all are tied.</summary>
    private static double TieFactor(RankTable table)
    {
        var (n, k) = (table.DataSets, table.Variants);
        var ties = table.Ranks.Sum(row => Ties(row).Sum(t => ((double)t * t * t) - t));
        return 1 - (ties / (n * (((double)k * k * k) - k)));
    }

    private static double ChanceOfAgreement(RankTable table)
    {
        var orders = SpecialFunctions.Factorial(table.Variants)
            / Ties(table.Ranks[0]).Aggregate(1.0, (product, t) => product * SpecialFunctions.Factorial(t));
        return Math.Pow(orders, 1 - table.DataSets);
    }

    private static IEnumerable<int> Ties(IEnumerable<double> ranks) =>
        ranks.GroupBy(rank => rank).Select(group => group.Count());
}
