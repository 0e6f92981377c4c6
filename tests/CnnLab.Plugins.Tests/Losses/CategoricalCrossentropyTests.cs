using CnnLab.Plugins.Activations;
using CnnLab.Plugins.Losses;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Losses;

public sealed class CategoricalCrossentropyTests
{
    private static readonly Loss OfProbabilities = new CategoricalCrossentropyLoss(new());
    private static readonly Loss OfLogits = new CategoricalCrossentropyLoss(new() { FromLogits = true });

    [Test]
    public void The_gradient_is_that_of_the_loss([Values(1, 2, 10)] int classes, [Values(1, 4)] int batchSize)
    {
        var shape = new Shape(classes);
        if (classes > 1)
        {
            new LossHarness(OfProbabilities, shape, batchSize).GradientCheck();
        }

        new LossHarness(OfLogits, shape, batchSize).GradientCheck();
        new LossHarness(OfProbabilities, shape, batchSize) { Fused = true }.GradientCheck();
    }

    [Test]
    public void The_gradient_is_right_for_targets_that_do_not_add_up_to_one()
    {
        var harness = new LossHarness(OfLogits, new Shape(5));
        TestValues.Uniform(harness.Targets.Length, 0, 3).CopyTo(harness.Targets, 0);
        harness.GradientCheck();
    }

    [Test]
    public void The_loss_is_minus_the_logarithm_of_the_true_class_probability()
    {
        var (loss, gradient) = Evaluate(OfProbabilities, [0.2f, 0.5f, 0.3f], [0, 1, 0]);
        Assert.That(loss, Is.EqualTo(-Math.Log(0.5)).Within(1e-7));
        Assert.That(gradient, Is.EqualTo(new float[] { 0, -2, 0 }));
    }

    [Test]
    public void Probabilities_are_clipped_and_get_no_gradient_there()
    {
        var (loss, gradient) = Evaluate(OfProbabilities, [0, 1], [1, 0]);
        Assert.That(loss, Is.EqualTo(-Math.Log(1e-7)).Within(1e-6));
        Assert.That(gradient, Is.All.Zero);
    }

    [Test]
    public void Logits_of_ten_thousand_are_no_trouble()
    {
        var (wrong, wrongGradient) = Evaluate(OfLogits, [1e4f, -1e4f, 0], [0, 1, 0]);
        Assert.That(wrong, Is.EqualTo(2e4));
        Assert.That(wrongGradient, Is.EqualTo(new float[] { 1, -1, 0 }));
        var (right, rightGradient) = Evaluate(OfLogits, [1e4f, -1e4f, 0], [1, 0, 0]);
        Assert.That(right, Is.Zero);
        Assert.That(rightGradient, Is.All.Zero);
    }

    [Test]
    public void A_class_that_is_impossible_and_not_the_target_costs_nothing()
    {
        var (loss, gradient) = Evaluate(OfLogits, [0, float.NegativeInfinity], [1, 0]);
        Assert.That((loss, gradient[0], gradient[1]), Is.EqualTo((0.0, 0f, 0f)));
    }

    [Test]
    public void Taken_over_from_the_softmax_it_gives_what_both_give_one_after_the_other()
    {
        var shape = new Shape(7);
        var fused = new LossHarness(OfProbabilities, shape) { Fused = true };
        TestValues.Uniform(21, -5, 5).CopyTo(fused.Predictions, 0);
        var softmax = new ActivationHarness(new SoftmaxActivation(), shape);
        fused.Predictions.CopyTo(softmax.Input, 0);
        var unfused = new LossHarness(OfProbabilities, shape);
        softmax.Forward().CopyTo(unfused.Predictions, 0);

        var (loss, gradient) = unfused.Evaluate();
        Assert.That(fused.Evaluate().Loss, Is.EqualTo(loss).Within(1e-5));
        Assert.That(fused.Evaluate().Gradient, Is.EqualTo(softmax.Backward(gradient)).Within(1e-5f));
    }

    [Test]
    public void It_takes_over_a_softmax_unless_it_is_given_logits() =>
        Assert.That(
            (OfProbabilities.FusedActivation, OfLogits.FusedActivation),
            Is.EqualTo(("softmax", (string?)null)));

    [Test]
    public void Smoothed_and_weighted_targets_give_the_loss_of_the_formula(
        [Values(0, 0.1, 1)] double smoothing, [Values] bool weighted, [Values] bool ofLogits)
    {
        const int Classes = 7;
        float[] weights = weighted ? [.. Enumerable.Range(1, Classes).Select(i => i / 3f)] : [];
        var harness = new LossHarness(
            new CategoricalCrossentropyLoss(new() { LabelSmoothing = smoothing, ClassWeights = weights }),
            new Shape(Classes))
        { Fused = ofLogits };
        double expected = 0;
        for (var sample = 0; sample < 3; sample++)
        {
            var outputs = harness.Predictions.Skip(sample * Classes).Take(Classes).Select(p => (double)p).ToArray();
            var probabilities = ofLogits ? LossReference.Softmax(outputs) : outputs;
            for (var i = 0; i < Classes; i++)
            {
                var smooth = (harness.Targets[(sample * Classes) + i] * (1 - smoothing)) + (smoothing / Classes);
                expected -= (weighted ? weights[i] : 1) * smooth * Math.Log(probabilities[i]);
            }
        }

        Assert.That(harness.Evaluate().Loss, Is.EqualTo(expected).Within(1e-6));
        harness.GradientCheck();
    }

    [Test]
    public void Class_weights_must_be_one_for_each_class([Values] bool fused)
    {
        var harness = new LossHarness(
            new CategoricalCrossentropyLoss(new() { ClassWeights = [1, 2] }), new Shape(3))
        { Fused = fused };
        Assert.That(
            () => harness.Evaluate(),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "class_weights has 2 numbers, the network has 3 classes. Expected one for each class."));
    }

    private static (double Loss, float[] Gradient) Evaluate(Loss loss, float[] predictions, float[] targets)
    {
        var harness = new LossHarness(loss, new Shape(predictions.Length), batchSize: 1);
        predictions.CopyTo(harness.Predictions, 0);
        targets.CopyTo(harness.Targets, 0);
        return harness.Evaluate();
    }
}
