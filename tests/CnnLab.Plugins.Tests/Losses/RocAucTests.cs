using CnnLab.Plugins.Losses;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Losses;

public sealed class RocAucTests
{
    [Test]
    public void It_is_the_share_of_pairs_in_the_right_order([Values(2, 3, 6)] int classes)
    {
        var samples = MetricSamples.Random(classes);
        Assert.That(
            samples.Of(new RocAucMetric(new() { Predictions = PredictionScale.Probabilities }, Heads.Own)),
            Is.EqualTo(Naive(samples, samples.At)).Within(1e-12),
            "of the predictions as they are, with many ties");

        TestValues.Uniform(samples.Predictions.Length, -4, 4, seed: 3).CopyTo(samples.Predictions, 0);
        var expected = Naive(samples, (sample, i) => samples.Probabilities(sample)[i]);
        Assert.That(
            samples.Of(new RocAucMetric(new() { Predictions = PredictionScale.Logits }, Heads.Own)),
            Is.EqualTo(expected).Within(1e-12));
        Assert.That(
            samples.Of(new RocAucMetric(new(), Heads.SoftmaxTaken)),
            Is.EqualTo(expected).Within(1e-4),
            "The activation works in single precision, in which a few probabilities may be equal.");

        Assert.That(
            samples.Of(new RocAucMetric(new() { Predictions = PredictionScale.SigmoidLogits }, Heads.Own)),
            Is.EqualTo(Naive(samples, samples.At)).Within(1e-12),
            "The sigmoid keeps the order.");
    }

    [Test]
    public void Taken_over_or_not_the_softmax_makes_no_difference()
    {
        var samples = MetricSamples.Random(4);
        TestValues.Uniform(samples.Predictions.Length, -4, 4, seed: 3).CopyTo(samples.Predictions, 0);
        var probabilities = new MetricSamples(
            [.. Enumerable.Range(0, samples.Labels.Length).SelectMany(samples.Probabilities).Select(p => (float)p)],
            samples.Labels);
        var (own, taken) = (new RocAucMetric(new(), Heads.Own), new RocAucMetric(new(), Heads.SoftmaxTaken));
        Assert.That(samples.Of(taken), Is.EqualTo(probabilities.Of(own)).Within(1e-4));
        Assert.That(samples.Of(taken), Is.Not.EqualTo(samples.Of(own)).Within(1e-3), "The softmax changes the order.");
    }

    [Test]
    public void It_is_1_for_a_perfect_order_0_for_the_opposite_and_a_half_for_ties()
    {
        var metric = new RocAucMetric(new() { Predictions = PredictionScale.Probabilities }, Heads.Own);
        Assert.That(new MetricSamples([.9f, .1f, .4f, .6f], [0, 1]).Of(metric), Is.EqualTo(1));
        Assert.That(new MetricSamples([.9f, .1f, .4f, .6f], [1, 0]).Of(metric), Is.Zero);
        Assert.That(new MetricSamples([.5f, .5f, .5f, .5f], [1, 0]).Of(metric), Is.EqualTo(0.5));
    }

    [Test]
    public void Where_it_is_not_defined_it_is_not_a_number()
    {
        var metric = new RocAucMetric(new(), Heads.Own);
        Assert.That(new MetricSamples([.9f, .1f, .4f, .6f], [0, 0]).Of(metric), Is.NaN, "one class only");
        Assert.That(new MetricSamples([.9f, .1f, float.NaN, .6f], [0, 1]).Of(metric), Is.NaN, "no prediction");
    }

    private static double Naive(MetricSamples samples, Func<int, int, double> score)
    {
        var areas = new List<double>();
        for (var i = 0; i < samples.Classes; i++)
        {
            var (won, pairs) = (0.0, 0);
            for (var a = 0; a < samples.Labels.Length; a++)
            {
                for (var b = 0; b < samples.Labels.Length; b++)
                {
                    if (samples.Labels[a] == i && samples.Labels[b] != i)
                    {
                        won += score(a, i) > score(b, i) ? 1 : score(a, i) == score(b, i) ? 0.5 : 0;
                        pairs++;
                    }
                }
            }

            if (pairs > 0)
            {
                areas.Add(won / pairs);
            }
        }

        return areas.Average();
    }
}
