using CnnLab.Plugins.Losses;

namespace CnnLab.Plugins.Tests.Losses;

public sealed class HuberTests
{
    [Test]
    public void The_loss_and_its_gradient_are_those_of_the_formula([Values(0.4, 1, 2.5)] double delta) =>
        LossReference.Check(
            new HuberLoss(new() { Delta = delta }),
            (p, t) => p.Zip(t, (a, b) => Math.Abs(a - b) <= delta
                ? (a - b) * (a - b) / 2
                : (delta * Math.Abs(a - b)) - (delta * delta / 2)).Average(),
            logits: true);

    [Test]
    public void By_default_it_becomes_linear_at_an_error_of_1()
    {
        var (loss, gradient) = LossReference.Evaluate(new HuberLoss(new()), [0.5f, 3], [0, 0]);
        Assert.That(loss, Is.EqualTo((0.125 + 2.5) / 2));
        Assert.That(gradient, Is.EqualTo(new[] { 0.25f, 0.5f }));
    }
}
