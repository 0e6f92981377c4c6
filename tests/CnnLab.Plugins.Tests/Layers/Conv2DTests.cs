using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class Conv2DTests
{
    private static readonly TestCaseData[] Cases =
    [
        Case("the defaults", new Shape(1, 5, 5), new() { Filters = 1, KernelSize = 3 }, 1),
        Case("a non-square window", new Shape(2, 5, 7), new() { Filters = 3, KernelSize = new(2, 3) }),
        Case("the same size", new Shape(3, 4, 5), new() { Filters = 2, KernelSize = 3, Padding = Padding2D.Same }),
        Case("strides below the window", new(2, 7, 6), new() { Filters = 2, KernelSize = 3, Strides = new(2, 1) }),
        Case("strides above the window", new(1, 9, 8), new() { Filters = 2, KernelSize = 2, Strides = new(3, 4) }),
        Case("asymmetric padding", new(2, 4, 3), new() { Filters = 2, KernelSize = 3, Padding = Sides(2, 0, 1, 3) }),
        Case("padding above the window", new Shape(1, 2, 2), new() { Filters = 2, KernelSize = 2, Padding = 3 }),
        Case("one value", new Shape(3, 3, 4), new() { Filters = 2, KernelSize = 1 }),
        Case("one value with strides", new Shape(3, 5, 4), new() { Filters = 2, KernelSize = 1, Strides = 2 }),
        Case("no bias", new Shape(2, 4, 4), new() { Filters = 2, KernelSize = 2, UseBias = false }),
    ];

    [TestCaseSource(nameof(Cases))]
    public void The_gradients_are_those_of_central_differences(Shape input, Conv2DOptions options, int batchSize) =>
        new LayerHarness(site => new Conv2DLayer(options, site), input, batchSize).GradientCheck();

    [Test]
    public void A_network_starts_with_glorot_uniform_kernels_and_zero_biases_and_the_fans_of_the_filters()
    {
        var site = new RecordingLayerSite(new Shape(3, 8, 8));
        var layer = new Conv2DLayer(new() { Filters = 4, KernelSize = new(2, 5) }, site);
        Assert.That(
            site.Requests, Is.EqualTo(new[] { "kernel [4, 3, 2, 5] glorot_uniform 30->40", "bias [4] zeros 30->40" }));
        Assert.That(layer.OutputShape, Is.EqualTo(new Shape(4, 7, 4)));
        Assert.That(layer.MultiplyAdds, Is.EqualTo(4 * 3 * 2 * 5 * 7 * 4));
    }

    [Test]
    public void The_defaults_are_stride_1_no_padding_a_bias_and_no_activation()
    {
        var options = new Conv2DOptions { Filters = 1, KernelSize = 3 };
        Assert.That(
            (options.Strides, options.Padding, options.UseBias, options.Activation),
            Is.EqualTo(((Size2D)1, Padding2D.Valid, true, (Component<Activation>?)null)));
    }

    // tf.nn.conv2d: output ceil(input / stride), the odd one of the padding at the end.
    [TestCase(5, 3, 1, 5, 1, 1)]
    [TestCase(4, 2, 1, 4, 0, 1)]
    [TestCase(5, 3, 2, 3, 1, 1)]
    [TestCase(6, 3, 2, 3, 0, 1)]
    [TestCase(7, 2, 3, 3, 0, 1)]
    [TestCase(6, 4, 1, 6, 1, 2)]
    [TestCase(6, 2, 3, 2, 0, 0)]
    public void Same_padding_follows_TensorFlow(int input, int kernel, int stride, int output, int before, int after)
    {
        var options = new Conv2DOptions
        {
            Filters = 1,
            KernelSize = kernel,
            Strides = stride,
            Padding = Padding2D.Same,
            UseBias = false,
        };
        var harness = new LayerHarness(site => new Conv2DLayer(options, site), new Shape(1, input, input), 1);
        harness.Values("kernel").Fill(1);
        harness.Input.AsSpan().Fill(1);
        var counts = harness.Forward();

        // Ones under ones count the values of the image in the first and last window.
        Assert.That(harness.Layer.OutputShape, Is.EqualTo(new Shape(1, output, output)));
        Assert.That(counts[0], Is.EqualTo((kernel - before) * (kernel - before)));
        Assert.That(counts[^1], Is.EqualTo((kernel - after) * (kernel - after)));
    }

    [Test]
    public void The_gradients_do_not_depend_on_the_provider()
    {
        static LayerGradients Run(ILinearAlgebra algebra)
        {
            var options = new Conv2DOptions { Filters = 5, KernelSize = 3, Padding = Padding2D.Same };
            var harness = new LayerHarness(site => new Conv2DLayer(options, site), new Shape(4, 9, 7))
            {
                LinearAlgebra = algebra,
            };
            return harness.Backward(TestValues.Uniform(harness.Forward().Length));
        }

        var naive = Run(new NaiveLinearAlgebra());
        var fast = Run(Compute.LinearAlgebraProviders.Create(ProviderChoice.Auto));
        Assert.That(fast.Input, Is.EqualTo(naive.Input).Within(1e-4));
        Assert.That(fast.Parameters["kernel"], Is.EqualTo(naive.Parameters["kernel"]).Within(1e-4));
        Assert.That(fast.Parameters["bias"], Is.EqualTo(naive.Parameters["bias"]));
    }

    [Test]
    public void A_kernel_larger_than_its_input_is_an_error() =>
        Assert.That(
            () => Build(new Shape(1, 3, 3), new() { Filters = 1, KernelSize = 5 }),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "kernel_size 5x5 does not fit its input [1, 3, 3] with padding valid. "
                + "Expected a window no larger than the padded image of 3x3."));

    [Test]
    public void A_flat_input_is_an_error() =>
        Assert.That(
            () => Build(new Shape(100), new() { Filters = 1, KernelSize = 3 }),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "The input has shape [100]. Expected an image [channels, height, width]."));

    private static Conv2DLayer Build(Shape input, Conv2DOptions options) => new(options, new TestLayerSite(input, 1));

    private static Padding2D Sides(int top, int bottom, int left, int right) =>
        new(PaddingMode.Explicit, top, bottom, left, right);

    private static TestCaseData Case(string name, Shape input, Conv2DOptions options, int batchSize = 3) =>
        new TestCaseData(input, options, batchSize).SetArgDisplayNames(name);
}
