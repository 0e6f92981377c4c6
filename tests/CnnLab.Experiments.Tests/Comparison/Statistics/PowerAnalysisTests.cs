using CsCheck;

namespace CnnLab.Experiments.Tests.Comparison.Statistics;

public class PowerAnalysisTests
{
    // R: power.t.test(n, delta, sd = 1, type = "paired").
    [TestCase(34, 0.5, 0.8078)]
    [TestCase(15, 0.8, 0.8213)]
    public void Without_an_overlap_it_is_the_power_of_the_paired_t_test(int count, double effect, double power) =>
        Assert.That(PowerAnalysis.Of(effect, 1, count, 0), Is.EqualTo(power).Within(0.0005));

    [Test]
    public void Without_a_difference_the_power_is_the_level() =>
        Gen.Select(Gen.OneOf(Gen.Int[3, 8], Gen.Int[9, 500]), Gen.Double[0.001, 0.2]).Sample((count, alpha) =>
            Math.Abs(PowerAnalysis.Of(0, 0.3, count, 0.25, alpha) - alpha) < 1e-8, iter: 100);

    [TestCase(5, 1, 2.0)]
    [TestCase(5, 4, 1.5)]
    [TestCase(10, 3, 1.0)]
    public void It_is_how_often_the_test_finds_a_difference_in_a_simulation(int folds, int repeats, double difference)
    {
        const int Batches = 4000;
        var random = RandomStream.For(3, "power");
        var ratio = CorrectedResampledT.RatioOfFolds(folds);
        var found = 0;
        for (var batch = 0; batch < Batches; batch++)
        {
            // The deviation within a batch is 1, and what its folds share makes their correlation 1 / k.
            var shared = difference + (random.NextGaussian() * Math.Sqrt(ratio));
            var d = new double[folds * repeats];
            for (var i = 0; i < d.Length; i++)
            {
                d[i] = shared + random.NextGaussian();
            }

            found += CorrectedResampledT.Test(d, ratio).Result!.PValue < 0.05 ? 1 : 0;
        }

        var power = PowerAnalysis.Of(difference, 1, folds * repeats, ratio);
        Assert.That((double)found / Batches, Is.EqualTo(power).Within(3 * Math.Sqrt(power * (1 - power) / Batches)));
    }

    [Test]
    public void The_repeats_that_are_needed_are_the_fewest_that_suffice() =>
        Gen.Select(Gen.Int[3, 10], Gen.Double[0.8, 4]).Sample((folds, effect) =>
        {
            double Power(int repeats) =>
                PowerAnalysis.Of(effect, 1, repeats * folds, CorrectedResampledT.RatioOfFolds(folds));
            return PowerAnalysis.RepeatsNeeded(effect, 1, folds).Result is { } plan
                ? plan.Power >= 0.8 && Math.Abs(plan.Power - Power(plan.Replications)) < 1e-12
                    && plan.Differences == plan.Replications * folds
                    && (plan.Replications == 1 || Power(plan.Replications - 1) < 0.8)
                : Power(PowerAnalysis.MostRepeats) < 0.8;
        }, iter: 40);

    [Test]
    public void Where_no_number_of_repeats_suffices_it_says_so()
    {
        var reason = PowerAnalysis.RepeatsNeeded(0.01, 0.02, 5).Reason;
        Assert.That(reason, Does.StartWith("No number of repeats of 5 folds finds it with a probability of 0.8:"));
        Assert.That(PowerAnalysis.RepeatsNeeded(1, 0.02, 2).Result, Has.Property("Replications").EqualTo(2));
    }

    // The paired t-test needs 34 pairs for an effect of a half, and Wilcoxon's 34 / 0.864.
    [Test]
    public void Data_sets_that_are_needed_are_as_many_as_Wilcoxons_test_needs()
    {
        Assert.That(PowerAnalysis.DataSetsNeeded(0.5, 1).Result, Has.Property("Replications").EqualTo(40));
        Assert.That(PowerAnalysis.DataSetsNeeded(1e-4, 1).Reason, Does.StartWith("More than 10000 data sets"));
    }

    [TestCase(0.05, 6)]
    [TestCase(0.05 / 6, 8)]
    [TestCase(0.05 / 28, 11)]
    [TestCase(0.0625, 6)]
    public void No_fewer_data_sets_are_promised_than_give_a_small_p_value(double alpha, int fewest)
    {
        Assert.That(PowerAnalysis.DataSetsNeeded(100, 1, alpha: alpha).Result,
            Has.Property("Replications").EqualTo(fewest));
        Assert.That(WilcoxonSignedRank.Test([.. Enumerable.Range(1, fewest).Select(i => (double)i)]).Result!.PValue,
            Is.LessThan(alpha));
    }
}
