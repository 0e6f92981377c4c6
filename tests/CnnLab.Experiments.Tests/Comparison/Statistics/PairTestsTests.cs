namespace CnnLab.Experiments.Tests.Comparison.Statistics;

public class PairTestsTests
{
    private static readonly double[][] Variants =
    [
        [0.90, 0.91, 0.92, 0.90, 0.93],
        [0.80, 0.82, 0.81, 0.80, 0.84],
        [0.90, 0.91, 0.92, 0.90, 0.93],
        [0.89, 0.91, 0.90, 0.91, 0.92],
    ];

    [Test]
    public void All_pairs_are_tested_once_each_adjusted_for_all()
    {
        var tests = PairTests.CorrectedT(Variants, 0.25);
        Assert.That(tests.Select(test => (test.First, test.Second)), Is.EqualTo(
            ((int, int)[])[(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]));
        var raw = tests.Select(test => test.Answer.Result?.PValue ?? 1).ToArray();
        Assert.That(tests.Select(test => test.HolmPValue ?? 1), Is.EqualTo(Holm.Adjust(raw)));
        Assert.That(tests[0].Answer, Is.EqualTo(
            CorrectedResampledT.Test(PairedDifferences.Of(Variants[0], Variants[1]), 0.25)));
    }

    [Test]
    public void Equal_variants_have_no_p_value_but_count_in_the_family()
    {
        var tests = PairTests.CorrectedT(Variants, 0.25);
        Assert.That(tests[1].HolmPValue, Is.Null);
        Assert.That(tests[1].Answer.Reason, Does.StartWith("Both variants have the same value"));
        var smallest = tests.Where(test => test.Answer.IsThere).Min(test => test.Answer.Result!.PValue);
        Assert.That(tests.Min(test => test.HolmPValue), Is.EqualTo(6 * smallest).Within(1e-15));
    }

    [Test]
    public void Against_a_baseline_the_family_is_smaller()
    {
        var tests = PairTests.CorrectedT(Variants, 0.25, baseline: 1);
        Assert.That(tests.Select(test => (test.First, test.Second)),
            Is.EqualTo(((int, int)[])[(0, 1), (2, 1), (3, 1)]));
        Assert.That(tests[0].Answer.Result!.MeanDifference, Is.GreaterThan(0));
    }

    [Test]
    public void Wilcoxons_tests_of_Demsars_variants_are_a_family_too()
    {
        double[][] variants = [.. Enumerable.Range(0, 4).Select(v => Demsar.Scores.Select(row => row[v]).ToArray())];
        var tests = PairTests.Wilcoxon(variants, baseline: 0);
        // C4.5+m: on 12 data sets they differ; 2 of them are against it.
        Assert.That(tests[0].Answer.Result, Has.Property("Count").EqualTo(12).And.Property("Zeros").EqualTo(2));
        Assert.That(tests[0].HolmPValue, Is.LessThan(0.05));
    }
}
