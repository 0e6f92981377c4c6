using CnnLab.Plugins.Losses;

namespace CnnLab.Plugins.Tests.Losses;

public sealed class MeanAbsoluteErrorTests
{
    [Test]
    public void The_loss_and_its_gradient_are_those_of_the_formula() => LossReference.Check(
        new MeanAbsoluteErrorLoss(), (p, t) => p.Zip(t, (a, b) => Math.Abs(a - b)).Average(), logits: true);

    [Test]
    public void A_prediction_that_is_right_has_no_gradient()
    {
        var (loss, gradient) = LossReference.Evaluate(new MeanAbsoluteErrorLoss(), [1, 3], [1, 1]);
        Assert.That(loss, Is.EqualTo(1));
        Assert.That(gradient, Is.EqualTo(new[] { 0, 0.5f }));
    }

    [Test]
    public void Of_a_prediction_that_is_not_a_number_neither_is_the_loss() =>
        Assert.That(LossReference.Evaluate(new MeanAbsoluteErrorLoss(), [float.NaN], [1]).Loss, Is.NaN);
}
