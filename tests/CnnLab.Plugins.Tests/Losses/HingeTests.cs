using CnnLab.Plugins.Losses;

namespace CnnLab.Plugins.Tests.Losses;

public sealed class HingeTests
{
    [Test]
    public void The_loss_and_its_gradient_are_those_of_the_formula() => LossReference.Check(
        new HingeLoss(), (p, t) => p.Zip(t, (a, b) => Math.Max(0, 1 - (((2 * b) - 1) * a))).Average(), logits: true);

    [Test]
    public void Squared_the_loss_and_its_gradient_are_those_of_the_formula() => LossReference.Check(
        new SquaredHingeLoss(),
        (p, t) => p.Zip(t, (a, b) => Math.Pow(Math.Max(0, 1 - (((2 * b) - 1) * a)), 2)).Average(),
        logits: true);

    [Test]
    public void Targets_of_0_and_1_mean_the_signs_minus_1_and_1()
    {
        var (loss, gradient) = LossReference.Evaluate(new HingeLoss(), [0.5f, 0.5f], [1, 0]);
        Assert.That(loss, Is.EqualTo((0.5 + 1.5) / 2));
        Assert.That(gradient, Is.EqualTo(new[] { -0.5f, 0.5f }));
        (loss, gradient) = LossReference.Evaluate(new SquaredHingeLoss(), [0.5f, 0.5f], [1, 0]);
        Assert.That(loss, Is.EqualTo((0.25 + 2.25) / 2));
        Assert.That(gradient, Is.EqualTo(new[] { -0.5f, 1.5f }));
    }

    [Test]
    public void Beyond_the_margin_nothing_is_to_be_gained()
    {
        foreach (var loss in new Loss[] { new HingeLoss(), new SquaredHingeLoss() })
        {
            var (value, gradient) = LossReference.Evaluate(loss, [1.5f, -1.5f], [1, 0]);
            Assert.That(value, Is.Zero);
            Assert.That(gradient, Is.All.Zero);
        }
    }
}
