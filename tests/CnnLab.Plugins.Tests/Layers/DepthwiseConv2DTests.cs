using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class DepthwiseConv2DTests
{
    private static readonly TestCaseData[] Small =
    [
        Case("the defaults", new(3, 5, 6), new() { KernelSize = 3 }),
        Case("a non-square window", new(2, 5, 7), new() { KernelSize = new(2, 3), DepthMultiplier = 2 }),
        Case("the same size", new(2, 4, 5), new() { KernelSize = 3, Padding = Padding2D.Same }),
        Case("strides below the window", new(2, 7, 6), new() { KernelSize = 3, Strides = 2, Padding = Padding2D.Same }),
        Case("strides above the window", new(1, 9, 8), new()
        {
            KernelSize = 2,
            Strides = new(3, 4),
            DepthMultiplier = 3,
        }),
        Case("asymmetric padding", new(2, 4, 3), new()
        {
            KernelSize = 3,
            Padding = Sides(2, 0, 1, 3),
            UseBias = false,
        }),
        Case("padding above the window", new(1, 2, 2), new() { KernelSize = 2, Padding = 3 }),
        Case("one value", new(3, 3, 4), new() { KernelSize = 1, DepthMultiplier = 2 }),
        Case("gaps", new(2, 7, 8), new() { KernelSize = new(3, 2), DilationRate = new(2, 3), Padding = 1 }),
        Case("gaps and strides", new(2, 9, 8), new() { KernelSize = 3, DilationRate = new(3, 2), Strides = 2 }),
    ];

    // Of all widths around those of vectors.
    private static readonly TestCaseData[] Large =
    [
        Case("long lines", new(3, 9, 61), new() { KernelSize = 3, Padding = Padding2D.Same, DepthMultiplier = 2 }),
        Case("many channels", new(37, 7, 7), new() { KernelSize = 3, Padding = Padding2D.Same }),
        Case("a large kernel", new(2, 17, 33), new() { KernelSize = new(7, 11), Padding = Padding2D.Same }),
        Case("strides", new(5, 31, 30), new() { KernelSize = new(3, 5), Strides = new(2, 3), Padding = 2 }),
        Case("strides and gaps", new(5, 31, 30), new()
        {
            KernelSize = 3,
            Strides = new(3, 2),
            DilationRate = new(2, 5),
        }),
        Case("rows that no window reaches", new(2, 20, 23), new() { KernelSize = 2, Strides = 7 }),
    ];

    [TestCaseSource(nameof(Small))]
    public void The_gradients_are_those_of_central_differences(object input, DepthwiseConv2DOptions options) =>
        Harness((Shape)input, options).GradientCheck();

    [TestCaseSource(nameof(Small))]
    [TestCaseSource(nameof(Large))]
    public void Outputs_and_gradients_are_those_of_the_naive_loops(object input, DepthwiseConv2DOptions options)
    {
        var shape = (Shape)input;
        var harness = Harness(shape, options);
        var naive = new NaiveConvolution2D(
            shape, shape.Channels * options.DepthMultiplier, options.KernelSize, options.Strides, options.Padding,
            options.DilationRate, shape.Channels);
        var kernel = harness.Values("kernel").ToArray();
        var bias = options.UseBias ? harness.Values("bias").ToArray() : [];
        double[] x = [.. harness.Input];
        var output = harness.Forward();
        Assert.That(harness.Layer.OutputShape, Is.EqualTo(naive.OutputShape));
        Assert.That(output, Is.EqualTo(naive.Forward(x, kernel, bias)).Within(1e-4));

        var upstream = TestValues.Uniform(output.Length, seed: 5);
        double[] dz = [.. upstream];
        var gradients = harness.Backward(upstream);
        Assert.That(gradients.Input, Is.EqualTo(naive.InputGradient(dz, kernel)).Within(1e-4));
        Assert.That(gradients.Parameters["kernel"], Is.EqualTo(naive.KernelGradient(x, dz)).Within(1e-3));
        if (options.UseBias)
        {
            Assert.That(gradients.Parameters["bias"], Is.EqualTo(naive.BiasGradient(dz)).Within(1e-3));
        }
    }

    [Test]
    public void The_gradients_have_the_same_bits_however_the_batch_is_cut()
    {
        static LayerGradients Run(params int[] pieces)
        {
            var harness = Harness(new Shape(3, 9, 13), new() { KernelSize = 3, Strides = 2 });
            return harness.Backward(TestValues.Uniform(harness.Forward(pieces).Length));
        }

        var (whole, cut) = (Run(3), Run(1, 2));
        Assert.That(cut.Input, Is.EqualTo(whole.Input));
        Assert.That(cut.Parameters["kernel"], Is.EqualTo(whole.Parameters["kernel"]));
        Assert.That(cut.Parameters["bias"], Is.EqualTo(whole.Parameters["bias"]));
    }

    [Test]
    public void A_network_starts_with_glorot_uniform_kernels_over_the_fans_of_one_channel()
    {
        var site = new RecordingLayerSite(new Shape(4, 8, 8));
        var layer = new DepthwiseConv2DLayer(new() { KernelSize = new(2, 3), DepthMultiplier = 2 }, site);
        Assert.That(
            site.Requests, Is.EqualTo(new[] { "kernel [4, 2, 2, 3] glorot_uniform 6->12", "bias [8] zeros 6->12" }));
        Assert.That(layer.MultiplyAdds, Is.EqualTo(8 * 7 * 6 * 6));
    }

    [Test]
    public void A_flat_input_is_an_error() =>
        Assert.That(
            () => Harness(new Shape(100), new() { KernelSize = 3 }),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "The input has shape [100]. Expected an image [channels, height, width]."));

    private static LayerHarness Harness(Shape input, DepthwiseConv2DOptions options) =>
        new(site => new DepthwiseConv2DLayer(options, site), input);

    private static Padding2D Sides(int top, int bottom, int left, int right) =>
        new(PaddingMode.Explicit, top, bottom, left, right);

    private static TestCaseData Case(string name, Shape input, DepthwiseConv2DOptions options) =>
        new TestCaseData(input, options).SetArgDisplayNames(name);
}
