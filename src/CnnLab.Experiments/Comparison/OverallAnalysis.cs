using MathNet.Numerics.Statistics;

namespace CnnLab.Experiments;

/// <summary>Tests variants over data sets.</summary>
internal static class OverallAnalysis
{
    private const double Power = 0.8;

    /// <summary>What was found; null where the choice is another test.</summary>
    public static OverallResult? Of(ComparisonData data, TestChoice choice, ComparisonQuestion question)
    {
        if (choice.Test is not (ComparisonTest.Wilcoxon or ComparisonTest.FriedmanWilcoxon))
        {
            return null;
        }

        var means = data.MeanTable();
        var ranks = RankTable.Of(means, question.Goal);
        IReadOnlyList<double>[] variants =
        [
            .. Enumerable.Range(0, data.Variants.Count)
                .Select(variant => means.Select(row => row[variant]).ToArray()),
        ];
        var pairs = Pairs(variants, data, question.Baseline);
        return new OverallResult(
            data.CompleteTitles(),
            means,
            ranks,
            Friedman.Test(ranks),
            pairs,
            Nemenyi.Test(ranks, question.Alpha),
            [
                .. pairs.Select(pair => Needed(
                    PairedDifferences.Of(variants[pair.First], variants[pair.Second]), question, pairs.Count)),
            ])
        {
            LeftOut = data.Incomplete(),
        };
    }

    private static IReadOnlyList<PairTest<WilcoxonResult>> Pairs(
        IReadOnlyList<double>[] variants, ComparisonData data, string? baseline)
    {
        if (baseline is null)
        {
            return PairTests.Wilcoxon(variants);
        }

        // A baseline that failed everywhere is no variant, and nothing can be tested against it.
        var index = data.Variants.ToList().IndexOf(baseline);
        return index < 0 ? [] : PairTests.Wilcoxon(variants, index);
    }

    private static TestAnswer<ReplicationPlan> Needed(double[] differences, ComparisonQuestion question, int family)
    {
        var difference = question.DifferenceOfInterest ?? Math.Abs(differences.Mean());
        return PairedDifferences.WithoutSpread(differences) is { } reason ? TestAnswers.None<ReplicationPlan>(reason)
            : difference == 0
                ? TestAnswers.None<ReplicationPlan>(
                    "The observed difference is zero: no number of data sets would find it.")
            : PowerAnalysis.DataSetsNeeded(
                difference, differences.StandardDeviation(), Power, question.Alpha / family);
    }
}
