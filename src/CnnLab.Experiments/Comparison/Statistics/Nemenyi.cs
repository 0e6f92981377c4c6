using System.Globalization;

namespace CnnLab.Experiments;

/// <summary>
/// Nemenyi's test (1963): variants whose average ranks differ by more than the critical difference differ, all pairs
/// together at alpha. <c>CD = q / sqrt(2) sqrt(k (k + 1) / (6 N))</c>, q from the studentized range with infinite
/// degrees of freedom.
/// </summary>
public static class Nemenyi
{
    /// <summary>The critical difference and the groups of a diagram.</summary>
    public static TestAnswer<NemenyiResult> Test(RankTable table, double alpha = 0.05)
    {
        if (table.DataSets < Friedman.FewestDataSets)
        {
            return TestAnswers.TooFew<NemenyiResult>(
                "data sets", table.DataSets, Friedman.FewestDataSets, "the average ranks are taken to be normal");
        }

        if (table.Variants < 2)
        {
            return TestAnswers.TooFew<NemenyiResult>("variants", table.Variants, 2, "one has nothing to differ from");
        }

        if (!StudentizedRange.Has(alpha))
        {
            return TestAnswers.None<NemenyiResult>(string.Create(
                CultureInfo.InvariantCulture,
                $"The critical difference at alpha {alpha} is not known: it is for 1e-9 to 1 - 1e-9."));
        }

        var critical = CriticalDifference(table.Variants, table.DataSets, alpha);
        var averages = table.Averages;
        return TestAnswers.Of(new NemenyiResult(
            critical, RankGroups.Of(averages, (a, b) => Math.Abs(averages[a] - averages[b]) > critical)));
    }

    /// <summary>The critical difference of k variants' average ranks over N data sets.</summary>
    public static double CriticalDifference(int variants, int dataSets, double alpha) =>
        StudentizedRange.Critical(variants, alpha) / Math.Sqrt(2)
            * Math.Sqrt((double)variants * (variants + 1) / (6.0 * dataSets));
}
