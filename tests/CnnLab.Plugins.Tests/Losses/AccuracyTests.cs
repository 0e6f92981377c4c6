using CnnLab.Plugins.Losses;

namespace CnnLab.Plugins.Tests.Losses;

public sealed class AccuracyTests
{
    [Test]
    public void Accuracy_is_the_share_of_right_samples_over_several_calls()
    {
        var metric = new AccuracyMetric();
        Add(metric, [0, 1, 1, 0], 1, 1);
        Add(metric, [-3, -2, 5, 4, 7, 8], 1, 0, 1);
        Assert.That(metric.Result, Is.EqualTo(4 / 5.0));
    }

    [TestCase(0, 1)]
    [TestCase(1, 0)]
    public void The_first_of_equal_predictions_counts(int label, double accuracy) =>
        Assert.That(Of([2, 2], label), Is.EqualTo(accuracy));

    [Test]
    public void Predictions_that_are_not_numbers_are_wrong() => Assert.That(Of([float.NaN, float.NaN], 0), Is.Zero);

    [Test]
    public void Without_samples_it_is_not_a_number()
    {
        var metric = new AccuracyMetric();
        Add(metric, [0, 1], 1);
        metric.Reset();
        Assert.That(metric.Result, Is.NaN);
    }

    private static double Of(float[] predictions, int label)
    {
        var metric = new AccuracyMetric();
        Add(metric, predictions, label);
        return metric.Result;
    }

    private static void Add(AccuracyMetric metric, float[] predictions, params int[] labels)
    {
        var shape = new Shape(predictions.Length / labels.Length);
        metric.Add(new ReadOnlyBatch(predictions, labels.Length, shape), labels);
    }
}
