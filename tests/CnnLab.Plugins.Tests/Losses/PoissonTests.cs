using CnnLab.Plugins.Losses;

namespace CnnLab.Plugins.Tests.Losses;

public sealed class PoissonTests
{
    [Test]
    public void The_loss_and_its_gradient_are_those_of_the_formula() => LossReference.Check(
        new PoissonLoss(), (p, t) => p.Zip(t, (a, b) => a - (b * Math.Log(a + 1e-7))).Average());

    [Test]
    public void It_is_least_where_the_rate_is_the_count()
    {
        var (_, gradient) = LossReference.Evaluate(new PoissonLoss(), [3, 4], [3, 2]);
        Assert.That(gradient[0], Is.EqualTo(0).Within(1e-6f));
        Assert.That(gradient[1], Is.EqualTo(0.25f).Within(1e-6f));
    }
}
