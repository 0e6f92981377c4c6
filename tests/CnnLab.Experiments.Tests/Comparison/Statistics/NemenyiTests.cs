using CsCheck;
using MathNet.Numerics.Distributions;

namespace CnnLab.Experiments.Tests.Comparison.Statistics;

public class NemenyiTests
{
    // Table 5 (a) of Demšar 2006, already divided by the root of 2.
    [TestCase(0.05, new[] { 1.960, 2.343, 2.569, 2.728, 2.850, 2.949, 3.031, 3.102, 3.164 })]
    [TestCase(0.10, new[] { 1.645, 2.052, 2.291, 2.459, 2.589, 2.693, 2.780, 2.855, 2.920 })]
    public void The_critical_values_are_those_of_Demsars_table(double alpha, double[] table)
    {
        for (var k = 2; k <= 10; k++)
        {
            var critical = StudentizedRange.Critical(k, alpha) / Math.Sqrt(2);
            Assert.That(critical, Is.EqualTo(table[k - 2]).Within(0.001), $"k {k}");
        }
    }

    // R: qtukey(0.95, 20, Inf), qtukey(0.99, 3, Inf), qtukey(0.99, 10, Inf)
    [TestCase(20, 0.05, 5.012)]
    [TestCase(3, 0.01, 4.120)]
    [TestCase(10, 0.01, 5.157)]
    public void Other_sizes_and_levels_are_those_of_tables_of_the_studentized_range(int k, double alpha, double q) =>
        Assert.That(StudentizedRange.Critical(k, alpha), Is.EqualTo(q).Within(0.001));

    [Test]
    public void The_range_of_two_is_a_difference_of_normals() => Gen.Double[0, 12].Sample(q =>
        Math.Abs(StudentizedRange.Cdf(2, q) - ((2 * Normal.CDF(0, Math.Sqrt(2), q)) - 1)) < 1e-13);

    [Test]
    public void A_critical_value_is_exceeded_with_its_probability() =>
        Gen.Select(Gen.Int[2, 60], Gen.Double[1e-4, 0.5]).Sample((k, alpha) =>
            Math.Abs(1 - StudentizedRange.Cdf(k, StudentizedRange.Critical(k, alpha)) - alpha) < 1e-9, iter: 50);

    [Test]
    public void The_critical_differences_of_Demsars_example_are_his()
    {
        Assert.That(Nemenyi.CriticalDifference(4, 14, 0.05), Is.EqualTo(1.25).Within(0.005));
        Assert.That(Nemenyi.CriticalDifference(4, 14, 0.10), Is.EqualTo(1.12).Within(0.005));
    }

    [Test]
    public void At_a_tenth_C45_differs_from_the_two_variants_that_tune_m()
    {
        Assert.That(Nemenyi.Test(Demsar.Table, 0.05).Result!.Groups, Is.EqualTo((int[][])[[3, 1, 2, 0]]));
        Assert.That(Nemenyi.Test(Demsar.Table, 0.10).Result!.Groups, Is.EqualTo((int[][])[[3, 1, 2], [2, 0]]));
    }

    [Test]
    public void Groups_are_the_largest_runs_that_do_not_differ_and_none_lies_in_another() =>
        Gen.Select(Gen.Double[1, 9].Array[2, 9], Gen.Double[0, 6]).Sample((ranks, critical) =>
        {
            bool Together(IEnumerable<int> group) =>
                group.All(a => group.All(b => Math.Abs(ranks[a] - ranks[b]) <= critical));
            var groups = RankGroups.Of(ranks, (a, b) => Math.Abs(ranks[a] - ranks[b]) > critical);
            var isLargest = groups.All(group => Together(group)
                && !Enumerable.Range(0, ranks.Length).Except(group).Any(other => Together([.. group, other])));
            var isWhole = Enumerable.Range(0, ranks.Length).All(a => Enumerable.Range(0, ranks.Length).All(b =>
                a == b || Math.Abs(ranks[a] - ranks[b]) > critical
                || groups.Any(group => group.Contains(a) && group.Contains(b))));
            return isLargest && isWhole;
        });

    [TestCase(1e-10)]
    [TestCase(1 - 1e-12)]
    public void A_level_beyond_what_is_known_is_a_reason_and_no_error(double alpha) =>
        Assert.That(Nemenyi.Test(Demsar.Table, alpha).Reason, Does.StartWith("The critical difference at alpha "));

    [Test]
    public void Four_data_sets_are_too_few() =>
        Assert.That(Nemenyi.Test(RankTable.Of([.. Demsar.Scores.Take(4)], MetricGoal.Maximize)).Reason,
            Does.StartWith("Too few data sets: 4"));
}
