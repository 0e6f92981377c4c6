using CsCheck;
using MathNet.Numerics.Distributions;

namespace CnnLab.Experiments.Tests.Comparison.Statistics;

public class FriedmanTests
{
    [Test]
    public void Demsars_statistic_is_the_one_without_the_correction_for_ties()
    {
        var test = Friedman.Test(Demsar.Table).Result!;
        // Three ties of two variants and one of four.
        Assert.That(test.TieFactor, Is.EqualTo(1 - (((3 * 6) + 60) / 840.0)).Within(1e-12));
        var uncorrected = test.ChiSquared * test.TieFactor;
        Assert.That(uncorrected, Is.EqualTo(9.28).Within(0.01));
        Assert.That(13 * uncorrected / ((14 * 3) - uncorrected), Is.EqualTo(3.69).Within(0.01));
    }

    // R: friedman.test(RoundingTimes), Hollander and Wolfe 1973, three methods of 22 players.
    [Test]
    public void Rounding_times_give_the_numbers_of_R()
    {
        double[][] times =
        [
            [5.40, 5.50, 5.55], [5.85, 5.70, 5.75], [5.20, 5.60, 5.50], [5.55, 5.50, 5.40], [5.90, 5.85, 5.70],
            [5.45, 5.55, 5.60], [5.40, 5.40, 5.35], [5.45, 5.50, 5.35], [5.25, 5.15, 5.00], [5.85, 5.80, 5.70],
            [5.25, 5.20, 5.10], [5.65, 5.55, 5.45], [5.60, 5.35, 5.45], [5.05, 5.00, 4.95], [5.50, 5.50, 5.40],
            [5.45, 5.55, 5.50], [5.55, 5.55, 5.35], [5.45, 5.50, 5.55], [5.50, 5.45, 5.25], [5.65, 5.60, 5.40],
            [5.70, 5.65, 5.55], [6.30, 6.30, 6.25],
        ];
        var test = Friedman.Test(RankTable.Of(times, MetricGoal.Minimize)).Result!;
        Assert.That(test.ChiSquared, Is.EqualTo(11.143).Within(5e-4));
        Assert.That(test.ChiSquaredPValue, Is.EqualTo(0.003805).Within(5e-7));
    }

    [Test]
    public void F_is_that_of_an_analysis_of_variance_of_the_ranks() => RankTableTests.AnyScores.Sample(scores =>
    {
        var table = RankTable.Of(scores, MetricGoal.Maximize);
        if (Friedman.Test(table).Result is not { F: { } f } test)
        {
            return true;
        }

        var expected = AnalysisOfVariance(table);
        var p = 1 - FisherSnedecor.CDF(table.Variants - 1, (table.Variants - 1) * (table.DataSets - 1), expected);
        return Math.Abs(f - expected) < 1e-8 * (1 + expected) && Math.Abs(test.PValue - p) < 1e-9;
    });

    [Test]
    public void The_direction_of_the_metric_does_not_change_whether_there_is_a_difference() =>
        RankTableTests.AnyScores.Sample(scores =>
        {
            var up = Friedman.Test(RankTable.Of(scores, MetricGoal.Maximize)).Result;
            var down = Friedman.Test(RankTable.Of(scores, MetricGoal.Minimize)).Result;
            return Math.Abs((up?.PValue ?? -1) - (down?.PValue ?? -1)) < 1e-9;
        });

    [Test]
    public void Where_all_data_sets_agree_the_p_value_is_the_exact_chance_of_that()
    {
        var scores = Enumerable.Repeat((double[])[0.1, 0.2, 0.3], 5).ToArray();
        var test = Friedman.Test(RankTable.Of(scores, MetricGoal.Maximize)).Result!;
        Assert.That(test.F, Is.Null);
        Assert.That(test.PValue, Is.EqualTo(Math.Pow(6, -4)).Within(1e-15));
        var tied = Enumerable.Repeat((double[])[0.1, 0.2, 0.2], 5).ToArray();
        Assert.That(Friedman.Test(RankTable.Of(tied, MetricGoal.Maximize)).Result!.PValue,
            Is.EqualTo(Math.Pow(3, -4)).Within(1e-15));
    }

    [Test]
    public void Too_few_data_sets_too_few_variants_and_nothing_but_ties_have_a_reason()
    {
        Assert.That(Reason(4, [0.1, 0.2, 0.3]), Does.StartWith("Too few data sets: 4. At least 5"));
        Assert.That(Reason(5, [0.1, 0.2]), Does.StartWith("Too few variants: 2. At least 3").And.Contain("Wilcoxon"));
        Assert.That(Reason(5, [0.1, 0.1, 0.1]), Does.StartWith("All variants are equal"));
    }

    private static string? Reason(int dataSets, double[] scores) =>
        Friedman.Test(RankTable.Of([.. Enumerable.Repeat(scores, dataSets)], MetricGoal.Maximize)).Reason;

    private static double AnalysisOfVariance(RankTable table)
    {
        var (n, k) = (table.DataSets, table.Variants);
        var mean = (k + 1) / 2.0;
        var between = n * table.Averages.Sum(rank => (rank - mean) * (rank - mean));
        var rest = table.Ranks.Sum(row =>
            row.Zip(table.Averages).Sum(cell => (cell.First - cell.Second) * (cell.First - cell.Second)));
        return between / (k - 1) / (rest / ((k - 1) * (n - 1)));
    }
}
