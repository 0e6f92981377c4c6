using CnnLab.Plugins.Losses;

namespace CnnLab.Plugins.Tests.Losses;

public sealed class TopKCategoricalAccuracyTests
{
    [Test]
    public void It_is_the_share_of_samples_whose_class_is_among_the_first_k_of_the_sorted_ones(
        [Values(2, 3, 7)] int classes, [Values(1, 2, 3, 5)] int k)
    {
        var samples = MetricSamples.Random(classes);
        var right = Enumerable.Range(0, samples.Labels.Length).Count(sample => Enumerable.Range(0, classes)
            .OrderByDescending(i => samples.At(sample, i)).ThenBy(i => i).Take(k).Contains(samples.Labels[sample]));
        Assert.That(
            samples.Of(new TopKCategoricalAccuracyMetric(new() { K = k })),
            Is.EqualTo(right / (double)samples.Labels.Length));
    }

    [Test]
    public void By_default_k_is_5()
    {
        var metric = new TopKCategoricalAccuracyMetric(new());
        Assert.That(new MetricSamples([1, 2, 3, 4, 5, 6], [1]).Of(metric), Is.EqualTo(1));
        Assert.That(new MetricSamples([1, 2, 3, 4, 5, 6], [0]).Of(metric), Is.Zero);
    }

    [Test]
    public void A_true_class_that_is_not_a_number_is_wrong_and_another_one_does_no_harm()
    {
        var metric = new TopKCategoricalAccuracyMetric(new() { K = 3 });
        Assert.That(new MetricSamples([float.NaN, 1, 0], [0]).Of(metric), Is.Zero);
        Assert.That(new MetricSamples([float.NaN, 1, 0], [2]).Of(metric), Is.EqualTo(1));
    }
}
