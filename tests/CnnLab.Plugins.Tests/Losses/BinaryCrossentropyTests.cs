using CnnLab.Plugins.Activations;
using CnnLab.Plugins.Losses;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Losses;

public sealed class BinaryCrossentropyTests
{
    private static readonly Loss OfProbabilities = new BinaryCrossentropyLoss(new());
    private static readonly Loss OfLogits = new BinaryCrossentropyLoss(new() { FromLogits = true });

    [Test]
    public void The_loss_and_its_gradient_are_those_of_the_formula([Values(0, 0.2, 1)] double smoothing) =>
        LossReference.Check(
            new BinaryCrossentropyLoss(new() { LabelSmoothing = smoothing }), (p, t) => Formula(p, t, smoothing));

    [Test]
    public void Of_logits_it_is_that_of_their_sigmoids(
        [Values] bool fused, [Values(0, 0.2, 1)] double smoothing) => LossReference.Check(
            new BinaryCrossentropyLoss(new() { FromLogits = !fused, LabelSmoothing = smoothing }),
            (z, t) => Formula([.. z.Select(logit => 1 / (1 + Math.Exp(-logit)))], t, smoothing),
            logits: true,
            fused);

    [Test]
    public void Probabilities_are_clipped_and_get_no_gradient_there()
    {
        var (loss, gradient) = LossReference.Evaluate(OfProbabilities, [0, 1], [1, 0]);
        Assert.That(loss, Is.EqualTo(-Math.Log(1e-7)).Within(1e-6));
        Assert.That(gradient, Is.All.Zero);
    }

    [TestCase(1e4f)]
    [TestCase(float.PositiveInfinity)]
    public void Logits_of_any_size_are_no_trouble(float logit)
    {
        var (right, rightGradient) = LossReference.Evaluate(OfLogits, [logit, -logit], [1, 0]);
        Assert.That(right, Is.Zero);
        Assert.That(rightGradient, Is.All.Zero);
        var (wrong, wrongGradient) = LossReference.Evaluate(OfLogits, [logit, -logit], [0, 1]);
        Assert.That(wrong, Is.EqualTo((double)logit));
        Assert.That(wrongGradient, Is.EqualTo(new[] { 0.5f, -0.5f }));
    }

    [Test]
    public void Taken_over_from_the_sigmoid_it_gives_what_both_give_one_after_the_other()
    {
        var shape = new Shape(7);
        var fused = new LossHarness(OfProbabilities, shape) { Fused = true };
        TestValues.Uniform(21, -5, 5).CopyTo(fused.Predictions, 0);
        var sigmoid = new ActivationHarness(new SigmoidActivation(), shape);
        fused.Predictions.CopyTo(sigmoid.Input, 0);
        var unfused = new LossHarness(OfProbabilities, shape);
        sigmoid.Forward().CopyTo(unfused.Predictions, 0);

        var (loss, gradient) = unfused.Evaluate();
        Assert.That(fused.Evaluate().Loss, Is.EqualTo(loss).Within(1e-5));
        Assert.That(fused.Evaluate().Gradient, Is.EqualTo(sigmoid.Backward(gradient)).Within(1e-5f));
    }

    [Test]
    public void It_takes_over_a_sigmoid_unless_it_is_given_logits() => Assert.That(
        (OfProbabilities.FusedActivation, OfLogits.FusedActivation), Is.EqualTo(("sigmoid", (string?)null)));

    private static double Formula(double[] p, double[] t, double smoothing) => p.Zip(t, (a, b) =>
    {
        var smooth = (b * (1 - smoothing)) + (0.5 * smoothing);
        return -(smooth * Math.Log(a)) - ((1 - smooth) * Math.Log(1 - a));
    }).Average();
}
