using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class SeparableConv2DTests
{
    private static readonly TestCaseData[] Cases =
    [
        Case("the defaults", new(3, 5, 6), new() { Filters = 2, KernelSize = 3 }),
        Case("a non-square window", new(2, 5, 7), new() { Filters = 3, KernelSize = new(2, 3), DepthMultiplier = 2 }),
        Case("strides and the same size", new(2, 7, 6), new()
        {
            Filters = 3,
            KernelSize = 3,
            Strides = new(2, 1),
            Padding = Padding2D.Same,
            UseBias = false,
        }),
        Case("strides above the window", new(1, 9, 8), new() { Filters = 2, KernelSize = 2, Strides = new(3, 4) }),
        Case("gaps", new(2, 7, 8), new() { Filters = 2, KernelSize = 3, DilationRate = 2 }),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Outputs_and_gradients_are_those_of_the_two_convolutions(object input, SeparableConv2DOptions options)
    {
        var shape = (Shape)input;
        var harness = new LayerHarness(site => new SeparableConv2DLayer(options, site), shape);
        harness.GradientCheck();
        var depthwise = new NaiveConvolution2D(
            shape, shape.Channels * options.DepthMultiplier, options.KernelSize, options.Strides, options.Padding,
            options.DilationRate, shape.Channels);
        var pointwise = new NaiveConvolution2D(depthwise.OutputShape, options.Filters, 1, 1, Padding2D.Valid, 1, 1);
        var first = harness.Values("depthwise_kernel").ToArray();
        var second = harness.Values("pointwise_kernel").ToArray();
        var bias = options.UseBias ? harness.Values("bias").ToArray() : [];
        double[] x = [.. harness.Input];
        var between = depthwise.Forward(x, first, []);
        var output = harness.Forward();
        Assert.That(harness.Layer.OutputShape, Is.EqualTo(pointwise.OutputShape));
        Assert.That(output, Is.EqualTo(pointwise.Forward(between, second, bias)).Within(1e-5));

        var upstream = TestValues.Uniform(output.Length, seed: 5);
        double[] dz = [.. upstream];
        var betweenGradient = pointwise.InputGradient(dz, second);
        var gradients = harness.Backward(upstream);
        Assert.That(gradients.Input, Is.EqualTo(depthwise.InputGradient(betweenGradient, first)).Within(1e-4));
        Assert.That(
            gradients.Parameters["depthwise_kernel"],
            Is.EqualTo(depthwise.KernelGradient(x, betweenGradient)).Within(1e-4));
        Assert.That(
            gradients.Parameters["pointwise_kernel"], Is.EqualTo(pointwise.KernelGradient(between, dz)).Within(1e-4));
    }

    [Test]
    public void A_network_starts_with_glorot_uniform_kernels_and_zero_biases()
    {
        var site = new RecordingLayerSite(new Shape(4, 8, 8));
        var layer = new SeparableConv2DLayer(new() { Filters = 5, KernelSize = 3, DepthMultiplier = 2 }, site);
        Assert.That(site.Requests, Is.EqualTo(new[]
        {
            "depthwise_kernel [4, 2, 3, 3] glorot_uniform 9->18", "pointwise_kernel [5, 8, 1, 1] glorot_uniform 8->5",
            "bias [5] zeros 8->5",
        }));
        Assert.That(layer.MultiplyAdds, Is.EqualTo((8 * 36 * 9) + (8 * 36 * 5)));
    }

    private static TestCaseData Case(string name, Shape input, SeparableConv2DOptions options) =>
        new TestCaseData(input, options).SetArgDisplayNames(name);
}
