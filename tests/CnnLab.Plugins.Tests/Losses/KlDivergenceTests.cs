using CnnLab.Plugins.Losses;

namespace CnnLab.Plugins.Tests.Losses;

public sealed class KlDivergenceTests
{
    [Test]
    public void The_loss_and_its_gradient_are_those_of_the_formula() =>
        LossReference.Check(new KlDivergenceLoss(new()), Divergence);

    [Test]
    public void Of_logits_it_is_that_of_their_softmax([Values] bool fused) => LossReference.Check(
        new KlDivergenceLoss(new() { FromLogits = !fused }),
        (z, t) => Divergence(LossReference.Softmax(z), t),
        logits: true,
        fused);

    [Test]
    public void It_is_0_where_prediction_and_target_are_the_same()
    {
        float[] same = [0.25f, 0.125f, 0.625f];
        Assert.That(LossReference.Evaluate(new KlDivergenceLoss(new()), same, same).Loss, Is.EqualTo(0).Within(1e-7));
    }

    [Test]
    public void It_takes_over_a_softmax_unless_it_is_given_logits() => Assert.That(
        (new KlDivergenceLoss(new()).FusedActivation,
            new KlDivergenceLoss(new() { FromLogits = true }).FusedActivation),
        Is.EqualTo(("softmax", (string?)null)));

    private static double Divergence(double[] p, double[] t) =>
        p.Zip(t, (a, b) => b == 0 ? 0 : b * Math.Log(b / a)).Sum();
}
