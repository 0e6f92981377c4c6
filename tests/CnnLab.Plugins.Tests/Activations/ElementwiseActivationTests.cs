using CnnLab.Plugins.Activations;
using CnnLab.TestKit;
using MathNet.Numerics;

namespace CnnLab.Plugins.Tests.Activations;

public sealed class ElementwiseActivationTests
{
    private static readonly TestCaseData[] All =
    [
        Case("linear", new LinearActivation(), x => x),
        Case("relu", new ReluActivation(), x => Math.Max(0, x)),
        Case("relu6", new Relu6Activation(), x => Math.Clamp(x, 0, 6)),
        Case("leaky_relu", new LeakyReluActivation(new()), x => x > 0 ? x : 0.01 * x),
        Case("leaky_relu 0.3", new LeakyReluActivation(new() { NegativeSlope = 0.3f }), x => x > 0 ? x : 0.3 * x),
        Case("elu", new EluActivation(new()), x => x > 0 ? x : Math.Exp(x) - 1),
        Case("elu 1.5", new EluActivation(new() { Alpha = 1.5f }), x => x > 0 ? x : 1.5 * (Math.Exp(x) - 1)),
        Case("selu", new SeluActivation(), x => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.Exp(x) - 1))),
        Case("gelu", new GeluActivation(), x => x * 0.5 * SpecialFunctions.Erfc(-x / Math.Sqrt(2))),
        Case("silu", new SiluActivation(), x => x / (1 + Math.Exp(-x))),
        Case("mish", new MishActivation(), x => x * Math.Tanh(Math.Log(1 + Math.Exp(x)))),
        Case("softplus", new SoftplusActivation(), x => x > 30 ? x : Math.Log(1 + Math.Exp(x))),
        Case("softsign", new SoftsignActivation(), x => x / (1 + Math.Abs(x))),
        Case("hard_sigmoid", new HardSigmoidActivation(), x => Math.Clamp(x + 3, 0, 6) / 6),
        Case("hard_swish", new HardSwishActivation(), x => x * Math.Clamp(x + 3, 0, 6) / 6),
        Case("sigmoid", new SigmoidActivation(), x => 1 / (1 + Math.Exp(-x))),
        Case("tanh", new TanhActivation(), Math.Tanh),
    ];

    [TestCaseSource(nameof(All))]
    public void An_activation_equals_its_formula(Activation activation, Func<double, double> formula)
    {
        foreach (var count in new[] { 1, 3, 19, 1000 })
        {
            var inputs = TestValues.Uniform(count, -9, 9);
            Assert.That(
                Forward(activation, inputs).Select((value, i) => Error(value, formula(inputs[i]))),
                Is.All.LessThan(3e-6),
                $"{count} numbers");
        }
    }

    [TestCaseSource(nameof(All))]
    public void An_activation_is_finite_and_right_far_from_zero(Activation activation, Func<double, double> formula)
    {
        float[] inputs = [-1e4f, -200, -88, -30, 0, 30, 200, 1e4f];
        Assert.That(
            Forward(activation, inputs).Select((value, i) => Math.Abs(value - formula(inputs[i])) / Math.Max(1, Math.Abs(inputs[i]))),
            Is.All.LessThan(1e-6));
    }

    [TestCaseSource(nameof(All))]
    public void An_activation_keeps_what_is_not_a_number(Activation activation, Func<double, double> formula) =>
        Assert.That(Forward(activation, [float.NaN, .. new float[20], float.NaN]).Where(float.IsNaN).Count(), Is.EqualTo(2));

    [TestCaseSource(nameof(All))]
    public void An_activation_has_the_gradient_of_its_function(Activation activation, Func<double, double> formula)
    {
        foreach (var features in new[] { 1, 3, 8, 37 })
        {
            new ActivationHarness(activation, new Shape(features)).GradientCheck();
            new ActivationHarness(activation, new Shape(2, 3, features), batchSize: 1).GradientCheck();
        }
    }

    [Test]
    public void An_infinite_gradient_does_not_pass_where_the_function_is_flat()
    {
        var (shape, values, gradients) = (new Shape(20), new float[20], new float[20]);
        float[] inputs = [.. Enumerable.Repeat(-5f, 20)];
        var activation = new ReluActivation();
        activation.Forward(new ReadOnlyBatch(inputs, 1, shape), new Batch(values, 1, shape));
        float[] upstream = [.. Enumerable.Repeat(float.PositiveInfinity, 20)];
        var output = new ReadOnlyBatch(values, 1, shape);
        activation.Backward(output, output, new ReadOnlyBatch(upstream, 1, shape), new Batch(gradients, 1, shape));
        Assert.That(gradients, Is.All.Zero);
    }

    /// <summary>Relative, but not below what a float near 1e-3 tells.</summary>
    private static double Error(double value, double expected) =>
        Math.Abs(value - expected) / Math.Max(1e-3, Math.Abs(expected));

    private static float[] Forward(Activation activation, float[] inputs)
    {
        var shape = new Shape(inputs.Length);
        var values = new float[inputs.Length];
        activation.Forward(new ReadOnlyBatch(inputs, 1, shape), new Batch(values, 1, shape));
        return values;
    }

    private static TestCaseData Case(string name, Activation activation, Func<double, double> formula) =>
        new TestCaseData(activation, formula).SetArgDisplayNames(name);
}
