using CsCheck;
using MathNet.Numerics.Distributions;

namespace CnnLab.Experiments.Tests.Comparison.Statistics;

public class WilcoxonSignedRankTests
{
    private static readonly Gen<double[]> AnyDifferences =
        Gen.Int[-9, 9].Where(i => i != 0).Select(i => i / 8.0).Array[5, 11];

    // The two-sided critical values of Wilcoxon's tables: the largest sum with a p-value of at most alpha.
    [TestCase(0.05, 6, new[] { 0, 2, 3, 5, 8, 10, 13, 17, 21, 25, 29, 34, 40, 46, 52, 58, 65, 73, 81, 89 })]
    [TestCase(0.01, 8, new[] { 0, 1, 3, 5, 7, 9, 12, 15, 19, 23, 27, 32, 37, 42, 48, 54, 61, 68 })]
    public void The_critical_values_are_those_of_published_tables(double alpha, int first, int[] table)
    {
        for (var i = 0; i < table.Length; i++)
        {
            double[] ranks = [.. Enumerable.Range(1, first + i).Select(rank => (double)rank)];
            Assert.That(WilcoxonSignedRank.ExactP(ranks, table[i]), Is.LessThanOrEqualTo(alpha), $"n {first + i}");
            Assert.That(WilcoxonSignedRank.ExactP(ranks, table[i] + 1), Is.GreaterThan(alpha), $"n {first + i}");
        }
    }

    // Darwin's plants (1876); scipy.stats.wilcoxon gives statistic 24 and p-value 0.041259765625.
    [Test]
    public void Darwins_plants_give_the_exact_p_value()
    {
        var test = WilcoxonSignedRank.Test([6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75]).Result!;
        Assert.That((test.MinusSum, test.PlusSum, test.Count, test.IsExact), Is.EqualTo((24.0, 96.0, 15, true)));
        Assert.That(test.PValue, Is.EqualTo(0.041259765625));
    }

    [Test]
    public void With_ties_the_p_value_is_that_of_all_signs_tried_out() => AnyDifferences.Sample(d =>
    {
        var test = WilcoxonSignedRank.Test(d).Result!;
        var centre = (test.PlusSum + test.MinusSum) / 2;
        double[] ranks = [.. d.Select(x => 0.5 + d.Count(y => Math.Abs(y) < Math.Abs(x))
            + (d.Count(y => Math.Abs(y) == Math.Abs(x)) / 2.0))];
        var extreme = Enumerable.Range(0, 1 << d.Length).Count(signs =>
        {
            var sum = ranks.Where((_, i) => (signs >> i & 1) == 1).Sum();
            return Math.Abs(sum - centre) >= Math.Abs(test.PlusSum - centre);
        });
        return Math.Abs(test.PValue - Math.Min(1, (double)extreme / (1 << d.Length))) < 1e-12;
    }, iter: 50);

    [Test]
    public void Swapping_the_variants_swaps_the_sums_and_keeps_the_p_value() => AnyDifferences.Sample(d =>
    {
        var there = WilcoxonSignedRank.Test(d).Result!;
        var back = WilcoxonSignedRank.Test([.. d.Select(x => -x)]).Result!;
        return there == back with { PlusSum = back.MinusSum, MinusSum = back.PlusSum };
    });

    [Test]
    public void Differences_of_zero_are_left_out_and_counted() => AnyDifferences.Sample(d =>
        WilcoxonSignedRank.Test([0, .. d, 0, -0.0]).Result == WilcoxonSignedRank.Test(d).Result! with { Zeros = 3 });

    [Test]
    public void Above_fifty_differences_the_normal_approximation_comes_close()
    {
        double[] d = [.. Enumerable.Range(1, 51).Select(i => i % 3 == 0 ? -i : (double)i)];
        var test = WilcoxonSignedRank.Test(d).Result!;
        Assert.That(test.IsExact, Is.False);
        double[] ranks = [.. Enumerable.Range(1, 51).Select(i => (double)i)];
        Assert.That(test.PValue, Is.EqualTo(WilcoxonSignedRank.ExactP(ranks, test.MinusSum)).Within(0.0005));
    }

    // (n (n + 1) / 4 - W - 1/2) / sqrt(n (n + 1) (2 n + 1) / 24 - sum(t³ - t) / 48), by hand.
    [Test]
    public void The_approximation_corrects_for_ties_and_for_continuity()
    {
        double[] ranks = [1.5, 1.5, 4, 4, 4, 6];
        var z = (10.5 - 3 - 0.5) / Math.Sqrt((6 * 7 * 13 / 24.0) - ((6 + 24) / 48.0));
        Assert.That(WilcoxonSignedRank.NormalP(ranks, 3), Is.EqualTo(2 * Normal.CDF(0, 1, -z)).Within(1e-15));
        Assert.That(WilcoxonSignedRank.NormalP(ranks, 10.5), Is.EqualTo(1));
    }

    [Test]
    public void Four_differences_are_too_few_and_zeros_do_not_count()
    {
        Assert.That(WilcoxonSignedRank.Test([1, 2, 3, 4, 0, 0]).Reason,
            Does.StartWith("Too few data sets on which the variants differ: 4. At least 5"));
        Assert.That(WilcoxonSignedRank.Test([1, 2, 3, 4, 5]).Result, Has.Property("PValue").EqualTo(0.0625)
            .And.Property("SmallestPValue").EqualTo(0.0625));
    }
}
