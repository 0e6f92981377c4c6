using CsCheck;
using MathNet.Numerics.Distributions;

namespace CnnLab.Experiments.Tests.Comparison.Statistics;

public class BayesianCorrelatedTTests
{
    private static readonly double[] Golden = [0.010, 0.020, 0.015, 0.005, 0.020];

    private static readonly Gen<double[]> AnyDifferences =
        Gen.Int[-200, 200].Select(i => i / 1024.0).Array[3, 30].Where(d => d.Distinct().Count() > 1);

    // Benavoli and others: mean(d), scale sqrt((1/n + rho / (1 - rho)) s²), n - 1 degrees of freedom, rho = 1 / k.
    [Test]
    public void The_posterior_is_that_of_the_paper()
    {
        var posterior = new StudentT(0.014, Math.Sqrt(((1.0 / 5) + (0.2 / 0.8)) * 4.25e-5), 4);
        var test = BayesianCorrelatedT.Test(Golden, 0.25, 0.01, MetricGoal.Maximize).Result!;
        Assert.Multiple(() =>
        {
            Assert.That(test.FirstBetter, Is.EqualTo(1 - posterior.CumulativeDistribution(0.01)).Within(1e-12));
            Assert.That(test.SecondBetter, Is.EqualTo(posterior.CumulativeDistribution(-0.01)).Within(1e-12));
            Assert.That(test.Equivalent, Is.EqualTo(1 - test.FirstBetter - test.SecondBetter).Within(1e-12));
        });
    }

    [Test]
    public void Without_a_region_the_smaller_probability_is_half_the_p_value() => AnyDifferences.Sample(d =>
    {
        var test = BayesianCorrelatedT.Test(d, 0.25, 0, MetricGoal.Maximize).Result!;
        var p = CorrectedResampledT.Test(d, 0.25).Result!.PValue;
        return Math.Abs(Math.Min(test.FirstBetter, test.SecondBetter) - (p / 2)) < 1e-12 && test.Equivalent < 1e-12;
    });

    [Test]
    public void Of_a_loss_the_variant_with_the_smaller_values_is_the_better_one() =>
        Gen.Select(AnyDifferences, Gen.Double[0, 0.1]).Sample((d, rope) =>
        {
            var up = BayesianCorrelatedT.Test(d, 0.25, rope, MetricGoal.Maximize).Result!;
            var down = BayesianCorrelatedT.Test(d, 0.25, rope, MetricGoal.Minimize).Result!;
            var swapped = BayesianCorrelatedT.Test([.. d.Select(x => -x)], 0.25, rope, MetricGoal.Maximize).Result!;
            return down == up with { FirstBetter = up.SecondBetter, SecondBetter = up.FirstBetter } && down == swapped;
        });

    [Test]
    public void Too_few_folds_have_a_reason() =>
        Assert.That(BayesianCorrelatedT.Test([0.1, 0.2], 1, 0.01, MetricGoal.Maximize).Reason,
            Does.StartWith("Too few folds: 2"));
}
