using CnnLab.Plugins.Losses;

namespace CnnLab.Plugins.Tests.Losses;

public sealed class CategoricalHingeTests
{
    [Test]
    public void The_loss_and_its_gradient_are_those_of_the_formula() => LossReference.Check(
        new CategoricalHingeLoss(),
        (p, t) => Math.Max(0, 1 + p.Zip(t, (a, b) => (1 - b) * a).Max() - p.Zip(t, (a, b) => a * b).Sum()),
        logits: true);

    [Test]
    public void The_true_class_is_to_lead_the_strongest_other_one_by_1()
    {
        var (loss, gradient) = LossReference.Evaluate(new CategoricalHingeLoss(), [2, 1.5f, 1], [1, 0, 0]);
        Assert.That(loss, Is.EqualTo(0.5));
        Assert.That(gradient, Is.EqualTo(new float[] { -1, 1, 0 }));
        (loss, gradient) = LossReference.Evaluate(new CategoricalHingeLoss(), [3, 1.5f, 1], [1, 0, 0]);
        Assert.That(loss, Is.Zero);
        Assert.That(gradient, Is.All.Zero);
    }
}
