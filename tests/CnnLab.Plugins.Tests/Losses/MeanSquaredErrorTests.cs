using CnnLab.Plugins.Losses;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Losses;

public sealed class MeanSquaredErrorTests
{
    [Test]
    public void The_gradient_is_that_of_the_loss([Values(1, 10)] int features, [Values(1, 4)] int batchSize) =>
        new LossHarness(new MeanSquaredErrorLoss(), new Shape(features), batchSize).GradientCheck();

    [Test]
    public void The_loss_is_the_mean_over_a_sample_and_the_sum_over_samples()
    {
        var harness = new LossHarness(new MeanSquaredErrorLoss(), new Shape(2), batchSize: 2);
        new float[] { 1, 2, 3, 4 }.CopyTo(harness.Predictions, 0);
        new float[] { 0, 0, 3, 2 }.CopyTo(harness.Targets, 0);
        var (loss, gradient) = harness.Evaluate();
        Assert.That(loss, Is.EqualTo(((1 + 4) / 2.0) + (4 / 2.0)));
        Assert.That(gradient, Is.EqualTo(new float[] { 1, 2, 0, 2 }));
    }
}
