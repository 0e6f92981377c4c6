using CnnLab.Plugins.Losses;

namespace CnnLab.Plugins.Tests.Losses;

public sealed class CategoricalFocalCrossentropyTests
{
    private static readonly CategoricalFocalCrossentropyOptions[] Some =
    [
        new(),
        new() { Gamma = 0, Alpha = 1 },
        new() { Gamma = 0.5, LabelSmoothing = 0.3 },
        new() { Gamma = 5, Alpha = 2 },
    ];

    [TestCaseSource(nameof(Some))]
    public void The_loss_and_its_gradient_are_those_of_the_formula(CategoricalFocalCrossentropyOptions options) =>
        LossReference.Check(new CategoricalFocalCrossentropyLoss(options), (p, t) => Formula(p, t, options));

    [Test]
    public void Of_logits_it_is_that_of_their_softmax(
        [ValueSource(nameof(Some))] CategoricalFocalCrossentropyOptions options, [Values] bool fused) =>
        LossReference.Check(
            new CategoricalFocalCrossentropyLoss(options with { FromLogits = !fused }),
            (z, t) => Formula(LossReference.Softmax(z), t, options),
            logits: true,
            fused);

    [Test]
    public void Without_focus_it_is_the_crossentropy([Values] bool fused)
    {
        var focal = new CategoricalFocalCrossentropyLoss(new() { Alpha = 1, Gamma = 0, ClassWeights = [1, 2, 0.5f] });
        var plain = new CategoricalCrossentropyLoss(new() { ClassWeights = [1, 2, 0.5f] });
        float[] predictions = [0.2f, 0.7f, 0.1f], targets = [0.5f, 0.25f, 0.25f];
        var (loss, gradient) = LossReference.Evaluate(plain, predictions, targets, fused);
        var (focalLoss, focalGradient) = LossReference.Evaluate(focal, predictions, targets, fused);
        Assert.That(focalLoss, Is.EqualTo(loss).Within(1e-12));
        Assert.That(focalGradient, Is.EqualTo(gradient).Within(1e-6f));
    }

    [TestCase(0)]
    [TestCase(0.5)]
    [TestCase(2)]
    public void Logits_of_ten_thousand_are_no_trouble(double gamma)
    {
        var loss = new CategoricalFocalCrossentropyLoss(new() { Alpha = 1, Gamma = gamma, FromLogits = true });
        var (wrong, wrongGradient) = LossReference.Evaluate(loss, [1e4f, -1e4f, 0], [0, 1, 0]);
        Assert.That(wrong, Is.EqualTo(2e4));
        Assert.That(wrongGradient, Is.EqualTo(new float[] { 1, -1, 0 }));
        var (right, rightGradient) = LossReference.Evaluate(loss, [1e4f, -1e4f, float.NegativeInfinity], [1, 0, 0]);
        Assert.That(right, Is.Zero);
        Assert.That(rightGradient, Is.All.Zero);
    }

    [Test]
    public void Of_a_prediction_that_is_not_a_number_neither_is_the_loss([Values] bool fused) => Assert.That(
        LossReference.Evaluate(
            new CategoricalFocalCrossentropyLoss(new()), [0.5f, float.NaN], [1, 0], fused).Loss,
        Is.NaN);

    [Test]
    public void It_takes_over_a_softmax_unless_it_is_given_logits() => Assert.That(
        (new CategoricalFocalCrossentropyLoss(new()).FusedActivation,
            new CategoricalFocalCrossentropyLoss(new() { FromLogits = true }).FusedActivation),
        Is.EqualTo(("softmax", (string?)null)));

    private static double Formula(double[] p, double[] t, CategoricalFocalCrossentropyOptions options)
    {
        var smooth = t.Select(b => (b * (1 - options.LabelSmoothing)) + (options.LabelSmoothing / t.Length));
        return -options.Alpha * p.Zip(smooth, (a, b) => b * Math.Pow(1 - a, options.Gamma) * Math.Log(a)).Sum();
    }
}
