using CnnLab.Plugins.Activations;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Activations;

public sealed class ActivationTests
{
    private static readonly Activation[] OverSamples = [new SoftmaxActivation(), new LogSoftmaxActivation()];

    [Test]
    public void An_activation_over_samples_has_the_gradient_of_its_function(
        [ValueSource(nameof(OverSamples))] Activation activation,
        [Values(1, 2, 10, 37)] int features,
        [Values(1, 5)] int batchSize) =>
        new ActivationHarness(activation, new Shape(features), batchSize).GradientCheck();

    [Test]
    public void Log_softmax_is_the_logarithm_of_softmax_even_where_that_is_zero()
    {
        var (values, _) = Run(new LogSoftmaxActivation(), [1e4f, -1e4f, 9999]);
        var sum = Math.Log(1 + Math.Exp(-1));
        Assert.That(values, Is.EqualTo(new[] { -sum, -2e4 - sum, -1 - sum }).Within(1e-3));
    }

    [Test]
    public void Softmax_goes_over_all_features_of_an_image() =>
        Assert.That(
            new ActivationHarness(new SoftmaxActivation(), new Shape(2, 3, 4), batchSize: 1).Forward().Sum(),
            Is.EqualTo(1).Within(1e-6));

    [Test]
    public void Relu_is_zero_below_zero_and_so_is_its_gradient_at_exactly_zero()
    {
        float[] inputs = [-2, -0f, 0, 1e-30f, 3, float.NegativeInfinity, float.PositiveInfinity, -1e-30f, 5];
        var (values, gradients) = Run(new ReluActivation(), inputs);
        Assert.That(values, Is.EqualTo(new[] { 0, 0, 0, 1e-30f, 3, 0, float.PositiveInfinity, 0, 5 }));
        Assert.That(gradients, Is.EqualTo(new float[] { 0, 0, 0, 1, 1, 0, 1, 0, 1 }));
    }

    [Test]
    public void Sigmoid_and_tanh_are_flat_far_from_zero([Values(2, 18)] int count)
    {
        float[] inputs = [.. Enumerable.Repeat(1e4f, count), .. Enumerable.Repeat(-1e4f, count)];
        var (sigmoid, sigmoidGradient) = Run(new SigmoidActivation(), inputs);
        Assert.That(sigmoid, Is.EqualTo(inputs.Select(x => x > 0 ? 1f : 0f)));
        Assert.That(sigmoidGradient, Is.All.Zero);
        var (tanh, tanhGradient) = Run(new TanhActivation(), inputs);
        Assert.That(tanh, Is.EqualTo(inputs.Select(Math.Sign)));
        Assert.That(tanhGradient, Is.All.Zero);
    }

    [Test]
    public void Softmax_equals_its_formula()
    {
        var logits = TestValues.Uniform(11, -4, 4);
        var sum = logits.Sum(z => Math.Exp(z));
        Assert.That(
            Run(new SoftmaxActivation(), logits).Values,
            Is.EqualTo(logits.Select(z => Math.Exp(z) / sum)).Within(1e-6));
    }

    [Test]
    public void Softmax_is_stable_for_logits_of_ten_thousand()
    {
        var (values, gradients) = Run(new SoftmaxActivation(), [1e4f, -1e4f, 1e4f, 0, 9999]);
        var (tie, next) = (1 / (2 + Math.Exp(-1)), Math.Exp(-1) / (2 + Math.Exp(-1)));
        Assert.That(values, Is.EqualTo(new[] { tie, 0, tie, 0, next }).Within(1e-6));
        Assert.That(gradients, Is.All.EqualTo(0).Within(1e-6));
    }

    private static (float[] Values, float[] Gradients) Run(Activation activation, float[] inputs)
    {
        var shape = new Shape(inputs.Length);
        float[] values = new float[inputs.Length], gradients = new float[inputs.Length];
        var output = new Batch(values, 1, shape);
        activation.Forward(new ReadOnlyBatch(inputs, 1, shape), output);
        float[] ones = [.. Enumerable.Repeat(1f, inputs.Length)];
        activation.Backward(output, output, new ReadOnlyBatch(ones, 1, shape), new Batch(gradients, 1, shape));
        return (values, gradients);
    }
}
