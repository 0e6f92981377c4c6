using CnnLab.Plugins.Losses;

namespace CnnLab.Plugins.Tests.Losses;

public sealed class AgreementTests
{
    [Test]
    public void Matthews_coefficient_is_the_correlation_of_the_classes_indicators([Values(2, 3, 6)] int classes)
    {
        var samples = MetricSamples.Random(classes);
        double Covariance(Func<int, int> a, Func<int, int> b) => Enumerable.Range(0, classes).Sum(i =>
        {
            var places = Enumerable.Range(0, samples.Labels.Length).ToArray();
            var meanA = places.Average(sample => a(sample) == i ? 1.0 : 0);
            var meanB = places.Average(sample => b(sample) == i ? 1.0 : 0);
            return places.Sum(sample => ((a(sample) == i ? 1 : 0) - meanA) * ((b(sample) == i ? 1 : 0) - meanB));
        });
        int Actual(int sample) => samples.Labels[sample];
        var expected = Covariance(Actual, samples.Predicted)
            / Math.Sqrt(Covariance(Actual, Actual) * Covariance(samples.Predicted, samples.Predicted));
        Assert.That(samples.Of(new MatthewsCorrcoefMetric()), Is.EqualTo(expected).Within(1e-12));
        Assert.That(expected, Is.InRange(0.1, 0.9), "The samples are no test.");
    }

    [Test]
    public void Of_two_classes_Matthews_coefficient_is_that_of_his_paper()
    {
        var samples = MetricSamples.Random(2);
        double tp = samples.Count(1, 1), tn = samples.Count(0, 0), fp = samples.Count(0, 1), fn = samples.Count(1, 0);
        var expected = ((tp * tn) - (fp * fn)) / Math.Sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn));
        Assert.That(samples.Of(new MatthewsCorrcoefMetric()), Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void Kappa_is_the_agreement_beyond_that_of_all_pairs_of_a_label_and_a_prediction(
        [Values(2, 3, 6)] int classes)
    {
        var samples = MetricSamples.Random(classes);
        var count = samples.Labels.Length;
        var chance = Enumerable.Range(0, count)
            .Sum(i => Enumerable.Range(0, count).Count(j => samples.Labels[i] == samples.Predicted(j)))
            / ((double)count * count);
        var accuracy = Enumerable.Range(0, count).Count(i => samples.Labels[i] == samples.Predicted(i)) / (double)count;
        Assert.That(
            samples.Of(new CohenKappaMetric()), Is.EqualTo((accuracy - chance) / (1 - chance)).Within(1e-12));
    }

    [Test]
    public void They_are_1_for_a_perfect_network_and_0_for_one_that_always_says_the_same()
    {
        var perfect = new MetricSamples([1, 0, 0, 0, 2, 0, 0, 1, 3], [0, 1, 2]);
        var stubborn = new MetricSamples([1, 0, 0, 1, 0, 0, 1, 0, 0], [0, 1, 2]);
        var single = new MetricSamples([1, 0, 1, 0], [0, 0]);
        foreach (var metric in new Metric[] { new MatthewsCorrcoefMetric(), new CohenKappaMetric() })
        {
            Assert.That(perfect.Of(metric), Is.EqualTo(1).Within(1e-12));
            Assert.That(stubborn.Of(metric), Is.Zero);
            Assert.That(single.Of(metric), Is.Zero);
        }
    }

    [Test]
    public void Samples_without_a_prediction_are_wrong()
    {
        var samples = new MetricSamples([1, 0, 0, 1, float.NaN, float.NaN], [0, 1, 1]);
        // Kappa: right 2/3, chance (1/3 * 1/3) + (1/3 * 2/3) = 1/3. Matthews: (2 * 3 - 3) / sqrt((9 - 3) (9 - 5)).
        Assert.That(samples.Of(new CohenKappaMetric()), Is.EqualTo(0.5).Within(1e-12));
        Assert.That(samples.Of(new MatthewsCorrcoefMetric()), Is.EqualTo(3 / Math.Sqrt(24)).Within(1e-12));
    }
}
