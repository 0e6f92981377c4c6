using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

/// <summary>A 3x3 input, a 2x2 filter, stride 1, no padding, a 2x2 output: every number by hand.</summary>
public sealed class Conv2DWorkedExampleTests
{
    private const float X11 = 1, X12 = 2, X13 = 0;
    private const float X21 = 3, X22 = -1, X23 = 4;
    private const float X31 = 2, X32 = 5, X33 = -2;
    private const float K11 = 2, K12 = -1, K21 = 1, K22 = 3;
    private const float B = 1;
    private const float Z11 = 1, Z12 = -2, Z21 = 3, Z22 = 0.5f; // dL/dZ

    private LayerHarness _harness = null!;

    [SetUp]
    public void Build()
    {
        var options = new Conv2DOptions { Filters = 1, KernelSize = 2 };
        _harness = new LayerHarness(site => new Conv2DLayer(options, site), new Shape(1, 3, 3), batchSize: 1)
        {
            Input = [X11, X12, X13, X21, X22, X23, X31, X32, X33],
        };
        new[] { K11, K12, K21, K22 }.CopyTo(_harness.Values("kernel"));
        _harness.Values("bias")[0] = B;
    }

    [Test]
    public void The_output_is_the_sum_of_products_under_the_filter_plus_the_bias()
    {
        float[] byHand =
        [
            (X11 * K11) + (X12 * K12) + (X21 * K21) + (X22 * K22) + B,
            (X12 * K11) + (X13 * K12) + (X22 * K21) + (X23 * K22) + B,
            (X21 * K11) + (X22 * K12) + (X31 * K21) + (X32 * K22) + B,
            (X22 * K11) + (X23 * K12) + (X32 * K21) + (X33 * K22) + B,
        ];
        Assert.That(byHand, Is.EqualTo(new[] { 1f, 16, 25, -6 }));
        Assert.That(_harness.Forward(), Is.EqualTo(byHand));
    }

    [Test]
    public void The_gradient_of_the_filter_is_the_convolution_of_the_input_with_the_gradient_of_the_output()
    {
        float[] byHand =
        [
            (X11 * Z11) + (X12 * Z12) + (X21 * Z21) + (X22 * Z22),
            (X12 * Z11) + (X13 * Z12) + (X22 * Z21) + (X23 * Z22),
            (X21 * Z11) + (X22 * Z12) + (X31 * Z21) + (X32 * Z22),
            (X22 * Z11) + (X23 * Z12) + (X32 * Z21) + (X33 * Z22),
        ];
        Assert.That(byHand, Is.EqualTo(new[] { 5.5f, 1, 13.5f, 5 }));
        Assert.That(Backward().Parameters["kernel"], Is.EqualTo(byHand));
    }

    [Test]
    public void The_gradient_of_the_bias_is_the_sum_of_the_gradient_of_the_output() =>
        Assert.That(Backward().Parameters["bias"], Is.EqualTo(new[] { 2.5f }));

    [Test]
    public void The_gradient_of_the_input_is_the_full_convolution_with_the_rotated_filter()
    {
        float[] byHand =
        [
            K11 * Z11, (K12 * Z11) + (K11 * Z12), K12 * Z12,
            (K21 * Z11) + (K11 * Z21), (K22 * Z11) + (K21 * Z12) + (K12 * Z21) + (K11 * Z22), (K22 * Z12) + (K12 * Z22),
            K21 * Z21, (K22 * Z21) + (K21 * Z22), K22 * Z22,
        ];
        Assert.That(byHand, Is.EqualTo(new[] { 2f, -5, 2, 7, -1, -6.5f, 3, 9.5f, 1.5f }));
        Assert.That(Backward().Input, Is.EqualTo(byHand));
    }

    private LayerGradients Backward()
    {
        _harness.Forward();
        return _harness.Backward([Z11, Z12, Z21, Z22]);
    }
}
