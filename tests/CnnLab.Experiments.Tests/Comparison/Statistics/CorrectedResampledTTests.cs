using CsCheck;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace CnnLab.Experiments.Tests.Comparison.Statistics;

public class CorrectedResampledTTests
{
    private static readonly double[] Golden = [0.010, 0.020, 0.015, 0.005, 0.020];

    // Multiples of 1/1024: their sums and differences are exact.
    private static readonly Gen<double[]> AnyDifferences =
        Gen.Int[-200, 200].Select(i => i / 1024.0).Array[3, 30].Where(d => d.Distinct().Count() > 1);

    [Test]
    public void Five_folds_of_one_repeat_give_the_golden_numbers()
    {
        var test = Result(Golden, CorrectedResampledT.RatioOfFolds(5));
        Assert.Multiple(() =>
        {
            Assert.That(test.MeanDifference, Is.EqualTo(0.014).Within(1e-15));
            Assert.That(test.Deviation * test.Deviation, Is.EqualTo(4.25e-5).Within(1e-18));
            Assert.That(test.T, Is.EqualTo(3.20131).Within(5e-6));
            Assert.That(test.DegreesOfFreedom, Is.EqualTo(4));
            Assert.That(test.PValue, Is.EqualTo(0.032860).Within(5e-7));
            Assert.That(NaiveP(Golden), Is.EqualTo(0.008636).Within(5e-7));
        });
    }

    [Test]
    public void With_Holm_over_three_pairs_the_naive_test_would_pass_and_the_corrected_one_does_not()
    {
        Assert.That(Holm.Adjust([NaiveP(Golden), 0.5, 0.6])[0], Is.LessThan(0.05));
        Assert.That(Holm.Adjust([Result(Golden, 0.25).PValue, 0.5, 0.6])[0], Is.GreaterThan(0.05));
    }

    [TestCase(5, 1, 1.50)]
    [TestCase(10, 1, 1.45)]
    [TestCase(5, 5, 2.69)]
    [TestCase(10, 10, 3.48)]
    public void The_standard_error_is_larger_than_that_of_independent_values(int folds, int repeats, double times)
    {
        double[] d = [.. Enumerable.Range(0, folds * repeats).Select(i => (double)(i * i % 7))];
        var test = Result(d, CorrectedResampledT.RatioOfFolds(folds));
        var naive = d.StandardDeviation() / Math.Sqrt(d.Length);
        Assert.That(test.StandardError / naive, Is.EqualTo(times).Within(0.005));
    }

    [Test]
    public void Without_an_overlap_it_is_the_paired_t_test() =>
        AnyDifferences.Sample(d => Math.Abs(Result(d, 0).PValue - NaiveP(d)) < 1e-12, iter: 200);

    [Test]
    public void Swapping_the_variants_turns_the_sign_and_keeps_the_p_value() => AnyDifferences.Sample(d =>
    {
        var (there, back) = (Result(d, 0.25), Result(Array.ConvertAll(d, x => -x), 0.25));
        return there.T == -back.T && there.PValue == back.PValue && there.Interval.Low == -back.Interval.High;
    }, iter: 200);

    [Test]
    public void A_shift_of_both_variants_changes_nothing() =>
        Gen.Select(AnyDifferences, Gen.Int[-3, 3]).Sample((d, shift) =>
        {
            var second = Enumerable.Range(0, d.Length).Select(i => i / 64.0).ToArray();
            var first = second.Zip(d, (a, b) => a + b).ToArray();
            var moved = PairedDifferences.Of(
                Array.ConvertAll(first, x => x + shift), Array.ConvertAll(second, x => x + shift));
            return Result(d, 0.25) == Result(moved, 0.25);
        }, iter: 200);

    [Test]
    public void The_interval_excludes_zero_exactly_where_the_p_value_is_below_its_level() =>
        Gen.Select(AnyDifferences, Gen.Double[0.5, 0.999]).Sample((d, confidence) =>
        {
            var test = CorrectedResampledT.Test(d, 0.25, confidence).Result!;
            var excludes = test.Interval.Low > 0 || test.Interval.High < 0;
            return excludes == (test.PValue < 1 - confidence) || Math.Abs(test.PValue - (1 - confidence)) < 1e-9;
        }, iter: 300);

    [Test]
    public void A_tiny_p_value_keeps_its_digits() =>
        Assert.That(Result([.. Enumerable.Range(0, 100).Select(i => 1 + (i % 2 * 1e-2))], 1.0 / 9).PValue,
            Is.GreaterThan(0).And.LessThan(1e-100));

    [Test]
    public void Two_folds_are_too_few()
    {
        var answer = CorrectedResampledT.Test([0.1, 0.2], 1);
        Assert.That(answer.IsThere, Is.False);
        Assert.That(answer.Reason, Does.StartWith("Too few folds: 2. At least 3 are needed, because"));
    }

    [Test]
    public void Equal_variants_have_a_reason_instead_of_a_p_value()
    {
        Assert.That(CorrectedResampledT.Test([0, 0, 0], 0.5).Reason,
            Does.StartWith("Both variants have the same value"));
        // As numbers these differ in the last place.
        double[] same = [0.3 - 0.2, 0.4 - 0.3, 0.9 - 0.8];
        Assert.That(same.Distinct().Count(), Is.GreaterThan(1));
        Assert.That(CorrectedResampledT.Test(same, 0.5).Reason,
            Does.StartWith("The difference is the same in every pair"));
    }

    [Test]
    public void What_is_no_number_and_what_is_no_pair_is_refused()
    {
        Assert.That(() => CorrectedResampledT.Test([0.1, double.NaN, 0.2], 0.5), Throws.ArgumentException);
        Assert.That(() => PairedDifferences.Of([0.1], [0.1, 0.2]), Throws.ArgumentException);
        Assert.That(() => CorrectedResampledT.RatioOfFolds(1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    /// <summary>What must not be used over folds, here to be shown to be worse.</summary>
    internal static double NaiveP(double[] d) => 2 * StudentT.CDF(
        0, 1, d.Length - 1, -Math.Abs(d.Mean() / d.StandardDeviation() * Math.Sqrt(d.Length)));

    private static ResampledTResult Result(double[] differences, double ratio) =>
        CorrectedResampledT.Test(differences, ratio).Result!;
}
