using CnnLab.Compute;
using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

/// <summary><c>dilation_rate</c> and <c>groups</c> of conv2d.</summary>
public sealed class Conv2DGroupsTests
{
    private static readonly TestCaseData[] Cases =
    [
        Case("gaps", new(2, 7, 8), new() { Filters = 2, KernelSize = 3, DilationRate = 2 }),
        Case("gaps and the same size", new(1, 6, 9), new()
        {
            Filters = 2,
            KernelSize = new(2, 3),
            DilationRate = new(3, 2),
            Padding = Padding2D.Same,
        }),
        Case("gaps and strides", new(2, 9, 8), new()
        {
            Filters = 1,
            KernelSize = 2,
            DilationRate = new(2, 3),
            Strides = new(2, 3),
        }),
        Case("groups", new(4, 5, 6), new() { Filters = 6, KernelSize = new(3, 2), Groups = 2 }),
        Case("groups of one channel", new(3, 5, 4), new() { Filters = 3, KernelSize = 2, Groups = 3, Strides = 3 }),
        Case("groups of 1x1 kernels", new(4, 3, 5), new() { Filters = 2, KernelSize = 1, Groups = 2, UseBias = false }),
        Case("groups and gaps", new(2, 6, 5), new()
        {
            Filters = 4,
            KernelSize = 3,
            DilationRate = 2,
            Groups = 2,
            Padding = 2,
        }),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Outputs_and_gradients_are_those_of_the_definition(object shape, Conv2DOptions options)
    {
        var input = (Shape)shape;
        var harness = new LayerHarness(site => new Conv2DLayer(options, site), input);
        harness.GradientCheck();
        var naive = new NaiveConvolution2D(
            input, options.Filters, options.KernelSize, options.Strides, options.Padding, options.DilationRate,
            options.Groups);
        var bias = options.UseBias ? harness.Values("bias").ToArray() : [];
        double[] x = [.. harness.Input];
        Assert.That(harness.Layer.OutputShape, Is.EqualTo(naive.OutputShape));
        Assert.That(
            harness.Forward(), Is.EqualTo(naive.Forward(x, harness.Values("kernel").ToArray(), bias)).Within(1e-5));
    }

    [Test]
    public void The_initializers_see_the_fans_of_a_group()
    {
        var site = new RecordingLayerSite(new Shape(6, 8, 8));
        var layer = new Conv2DLayer(new() { Filters = 4, KernelSize = 3, Groups = 2 }, site);
        Assert.That(
            site.Requests, Is.EqualTo(new[] { "kernel [4, 3, 3, 3] glorot_uniform 27->18", "bias [4] zeros 27->18" }));
        Assert.That((layer.Algorithm, layer.MultiplyAdds), Is.EqualTo(("im2col", 4 * 27 * 36)));
    }

    [Test]
    public void Another_algorithm_than_im2col_is_refused() =>
        Assert.That(
            () => Build(new() { Filters = 2, KernelSize = 3, DilationRate = 2, Algorithm = ConvolutionChoice.Direct }),
            Throws.TypeOf<ComponentException>().With.Message.Contains("Expected \"im2col\" or \"auto\""));

    [Test]
    public void Groups_that_do_not_divide_the_channels_are_an_error() =>
        Assert.That(
            () => Build(new() { Filters = 6, KernelSize = 3, Groups = 3 }),
            Throws.TypeOf<ComponentException>().With.Message.Contains("groups 3 does not divide the 2 channels"));

    [Test]
    public void A_kernel_that_is_too_large_with_its_gaps_is_an_error() =>
        Assert.That(
            () => Build(new() { Filters = 2, KernelSize = 3, DilationRate = 4 }),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "the dilated kernel_size 9x9 does not fit its input [2, 7, 7] with padding valid. "
                + "Expected a window no larger than the padded image of 7x7."));

    private static Conv2DLayer Build(Conv2DOptions options) => new(options, new TestLayerSite(new Shape(2, 7, 7), 1));

    private static TestCaseData Case(string name, Shape input, Conv2DOptions options) =>
        new TestCaseData(input, options).SetArgDisplayNames(name);
}
