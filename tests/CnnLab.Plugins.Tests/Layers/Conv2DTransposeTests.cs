using CnnLab.Compute;
using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class Conv2DTransposeTests
{
    // The output's size, and how many rows and columns are cut off before it.
    private static readonly TestCaseData[] Cases =
    [
        Case("the defaults", new(2, 3, 4), new() { Filters = 3, KernelSize = 3 }, 5, 6, 0, 0),
        Case("a non-square window", new(3, 4, 2), new() { Filters = 2, KernelSize = new(2, 3) }, 5, 4, 0, 0),
        Case("strides below the window", new(2, 3, 4), new() { Filters = 2, KernelSize = 3, Strides = 2 }, 7, 9, 0, 0),
        Case("strides above the window", new(1, 3, 2), new()
        {
            Filters = 2,
            KernelSize = 2,
            Strides = new(3, 4),
        }, 9, 8, 0, 0),
        Case("the same size", new(2, 3, 4), new()
        {
            Filters = 2,
            KernelSize = 3,
            Padding = Padding2D.Same,
        }, 3, 4, 1, 1),
        Case("twice the size", new(2, 3, 4), new()
        {
            Filters = 2,
            KernelSize = 3,
            Strides = 2,
            Padding = Padding2D.Same,
        }, 6, 8, 0, 0),
        Case("twice the size, a larger window", new(2, 3, 2), new()
        {
            Filters = 1,
            KernelSize = 5,
            Strides = 2,
            Padding = Padding2D.Same,
        }, 6, 4, 1, 1),
        Case("same, output_padding 0", new(1, 3, 3), new()
        {
            Filters = 2,
            KernelSize = 3,
            Strides = 2,
            Padding = Padding2D.Same,
            OutputPadding = 0,
        }, 5, 5, 1, 1),
        Case("valid, output_padding", new(1, 3, 2), new()
        {
            Filters = 2,
            KernelSize = 3,
            Strides = new(2, 3),
            OutputPadding = new(1, 2),
        }, 8, 8, 0, 0),
        Case("PyTorch's padding", new(2, 3, 4), new()
        {
            Filters = 2,
            KernelSize = 3,
            Strides = 2,
            Padding = 1,
            OutputPadding = 1,
            UseBias = false,
        }, 6, 8, 1, 1),
        Case("asymmetric padding", new(2, 4, 3), new()
        {
            Filters = 2,
            KernelSize = new(3, 4),
            Padding = new(PaddingMode.Explicit, 0, 2, 1, 0),
        }, 4, 5, 0, 1),
    ];

    private static readonly ConvolutionChoice[] Choices =
        [ConvolutionChoice.Auto, ConvolutionChoice.Im2Col, ConvolutionChoice.Direct, ConvolutionChoice.Implicit];

    [TestCaseSource(nameof(Cases))]
    public void Outputs_and_gradients_are_those_of_the_definition(
        object input, Conv2DTransposeOptions options, int height, int width, int top, int left)
    {
        var harness = Harness((Shape)input, options);
        harness.GradientCheck();
        Assert.That(harness.Layer.OutputShape, Is.EqualTo(new Shape(options.Filters, height, width)));
        Assert.That(harness.Forward(), Is.EqualTo(Definition(harness, options, top, left)).Within(1e-5));
    }

    [TestCaseSource(nameof(Choices))]
    public void The_algorithm_does_not_matter(ConvolutionChoice algorithm)
    {
        var options = new Conv2DTransposeOptions
        {
            Filters = 17,
            KernelSize = 3,
            Padding = Padding2D.Same,
            Algorithm = algorithm,
        };
        var harness = Harness(new Shape(18, 9, 11), options);
        Assert.That(harness.Forward(), Is.EqualTo(Definition(harness, options, 1, 1)).Within(1e-4));
        harness = new(harness.Factory, harness.Layer.InputShape) { Phase = Phase.Inference };
        Assert.That(harness.Forward(), Is.EqualTo(Definition(harness, options, 1, 1)).Within(1e-4));
    }

    [Test]
    public void A_network_starts_with_glorot_uniform_kernels_in_PyTorch_s_order()
    {
        var site = new RecordingLayerSite(new Shape(4, 8, 8));
        _ = new Conv2DTransposeLayer(new() { Filters = 3, KernelSize = new(2, 5) }, site);
        Assert.That(
            site.Requests, Is.EqualTo(new[] { "kernel [4, 3, 2, 5] glorot_uniform 40->30", "bias [3] zeros 40->30" }));
    }

    [Test]
    public void An_output_padding_as_large_as_the_strides_is_an_error() =>
        Assert.That(
            () => Harness(new Shape(1, 3, 3), new() { Filters = 1, KernelSize = 3, Strides = 2, OutputPadding = 2 }),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "output_padding 2x2 is not smaller than strides 2x2. Expected fewer rows and columns."));

    [Test]
    public void An_output_that_does_not_lead_back_to_the_input_is_an_error() =>
        Assert.That(
            () => Harness(new Shape(1, 3, 3), new()
            {
                Filters = 1,
                KernelSize = 2,
                Strides = 2,
                Padding = Padding2D.Same,
                OutputPadding = 0,
            }),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "output_padding 0x0 makes an output of 4x4, whose convolution with padding same has 2x2 values, not "
                + "those of the input [1, 3, 3]. Expected an output_padding that leads back to the input; leave it out "
                + "for one that does."));

    [Test]
    public void Padding_that_leaves_nothing_is_an_error() =>
        Assert.That(
            () => Harness(new Shape(1, 2, 2), new() { Filters = 1, KernelSize = 2, Padding = 2 }),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "padding [[2, 2], [2, 2]] leaves an output of -1x-1. "
                + "Expected less padding for the input [1, 2, 2] under a kernel_size of 2x2."));

    private static double[] Definition(LayerHarness harness, Conv2DTransposeOptions options, int top, int left)
    {
        var (input, output, kernel) = (harness.Layer.InputShape, harness.Layer.OutputShape, options.KernelSize);
        var (k, bias) = (harness.Values("kernel").ToArray(), options.UseBias ? harness.Values("bias").ToArray() : null);
        var z = new double[harness.BatchSize * output.Count];
        for (var i = 0; i < z.Length; i++)
        {
            z[i] = bias?[i / (output.Height * output.Width) % output.Channels] ?? 0;
        }

        for (var i = 0; i < harness.Input.Length; i++)
        {
            var (line, column) = Math.DivRem(i, input.Width);
            var (plane, row) = Math.DivRem(line, input.Height);
            var (sample, channel) = (plane / input.Channels, plane % input.Channels);
            for (var place = 0; place < output.Channels * kernel.Area; place++)
            {
                var (filter, a, b) = (place / kernel.Area, place / kernel.Width % kernel.Height, place % kernel.Width);
                var y = (row * options.Strides.Height) + a - top;
                var x = (column * options.Strides.Width) + b - left;
                if (y >= 0 && y < output.Height && x >= 0 && x < output.Width)
                {
                    z[(((((sample * output.Channels) + filter) * output.Height) + y) * output.Width) + x] +=
                        (double)harness.Input[i] * k[(channel * output.Channels * kernel.Area) + place];
                }
            }
        }

        return z;
    }

    private static LayerHarness Harness(Shape input, Conv2DTransposeOptions options) =>
        new(site => new Conv2DTransposeLayer(options, site), input);

    private static TestCaseData Case(
        string name, Shape input, Conv2DTransposeOptions options, int height, int width, int top, int left) =>
        new TestCaseData(input, options, height, width, top, left).SetArgDisplayNames(name);
}
