using CnnLab.Plugins.Losses;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Losses;

public sealed class ExpectedCalibrationErrorTests
{
    [Test]
    public void It_is_the_weighted_distance_of_accuracy_from_confidence_over_the_bins(
        [Values(2, 3, 6)] int classes, [Values(1, 4, 15)] int bins)
    {
        var samples = MetricSamples.Random(classes, count: 501);
        TestValues.Uniform(samples.Predictions.Length, -2, 2, seed: 3).CopyTo(samples.Predictions, 0);
        var expected = Naive(samples, bins);
        ExpectedCalibrationErrorMetric[] metrics =
        [
            new(new() { Bins = bins, Predictions = PredictionScale.Logits }, Heads.Own),
            new(new() { Bins = bins }, Heads.SoftmaxTaken),
        ];
        foreach (var metric in metrics)
        {
            Assert.That(samples.Of(metric), Is.EqualTo(expected).Within(1e-6));
        }
    }

    [Test]
    public void A_network_that_is_as_often_right_as_it_is_sure_has_none()
    {
        float[] sure = [0.75f, 0.25f];
        Assert.That(
            new MetricSamples([.. sure, .. sure, .. sure, .. sure], [0, 0, 1, 0])
                .Of(new ExpectedCalibrationErrorMetric(new(), Heads.Own)),
            Is.Zero);
        Assert.That(
            new MetricSamples([.. sure, .. sure, .. sure, .. sure], [1, 1, 1, 1])
                .Of(new ExpectedCalibrationErrorMetric(new(), Heads.Own)),
            Is.EqualTo(0.75));
    }

    [Test]
    public void A_bin_has_its_upper_end_and_not_its_lower_one()
    {
        // In (0.5, 1]: 0.75 right, 1 wrong, mean distance |1 - 1.75|; in (0, 0.5]: 0.5 right.
        var samples = new MetricSamples([0.75f, 0.25f, 1, 0, 0.5f, 0.5f], [0, 1, 0]);
        Assert.That(
            samples.Of(new ExpectedCalibrationErrorMetric(new() { Bins = 2 }, Heads.Own)),
            Is.EqualTo((0.75 + 0.5) / 3).Within(1e-12));
    }

    [Test]
    public void Logits_of_sigmoids_are_made_probabilities_one_by_one()
    {
        var samples = new MetricSamples([2, 1], [0]);
        Assert.That(
            samples.Of(new ExpectedCalibrationErrorMetric(new() { Predictions = PredictionScale.SigmoidLogits }, Heads.Own)),
            Is.EqualTo(1 - (1 / (1 + Math.Exp(-2)))).Within(1e-7));
    }

    [Test]
    public void Taken_over_or_not_the_sigmoid_makes_no_difference()
    {
        // Sigmoids of one sample add up to what they like: the network's own are probabilities as they are.
        double[] logits = [2, 1, -1, 0.5];
        var own = new MetricSamples([.. logits.Select(z => (float)(1 / (1 + Math.Exp(-z))))], [0, 0]);
        var taken = new MetricSamples([.. logits.Select(z => (float)z)], [0, 0]);
        var expected = ((1 - own.At(0, 0)) + own.At(1, 1)) / 2;
        Assert.Multiple(() =>
        {
            Assert.That(
                own.Of(new ExpectedCalibrationErrorMetric(new(), Heads.Own)), Is.EqualTo(expected).Within(1e-6));
            Assert.That(
                taken.Of(new ExpectedCalibrationErrorMetric(new(), Heads.SigmoidTaken)),
                Is.EqualTo(expected).Within(1e-6));
        });
    }

    [Test]
    public void Without_a_confidence_it_is_not_a_number() => Assert.That(
        new MetricSamples([1, 0, float.NaN, float.NaN], [0, 0]).Of(new ExpectedCalibrationErrorMetric(new(), Heads.Own)), Is.NaN);

    private static double Naive(MetricSamples samples, int bins)
    {
        var error = 0.0;
        for (var bin = 1; bin <= bins; bin++)
        {
            var (confidence, right, count) = (0.0, 0, 0);
            for (var sample = 0; sample < samples.Labels.Length; sample++)
            {
                var sure = samples.Probabilities(sample).Max();
                if (sure > (bin - 1.0) / bins && sure <= bin / (double)bins)
                {
                    confidence += sure;
                    right += samples.Predicted(sample) == samples.Labels[sample] ? 1 : 0;
                    count++;
                }
            }

            error += count == 0
                ? 0
                : count / (double)samples.Labels.Length * Math.Abs((right / (double)count) - (confidence / count));
        }

        return error;
    }
}
