using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class ReshapeTests
{
    private static readonly TestCaseData[] Shapes =
    [
        new(new[] { 24 }, new Shape(24)),
        new(new[] { 4, 3, 2 }, new Shape(4, 3, 2)),
        new(new[] { -1 }, new Shape(24)),
        new(new[] { 6, -1 }, new Shape(6, 4)),
        new(new[] { -1, 8, 3 }, new Shape(1, 8, 3)),
    ];

    [TestCaseSource(nameof(Shapes))]
    public void The_values_keep_their_order_under_another_shape(int[] target, object shape)
    {
        var harness = Harness(target);
        harness.GradientCheck();
        Assert.That(harness.Layer.OutputShape, Is.EqualTo(shape));
        Assert.That(harness.Forward(), Is.EqualTo(harness.Input));
        var upstream = TestValues.Uniform(harness.Input.Length);
        Assert.That(harness.Backward(upstream).Input, Is.EqualTo(upstream));
    }

    [TestCase(new[] { 5, 5 }, "[5, 5]")]
    [TestCase(new[] { 5, -1 }, "[5, -1]")]
    [TestCase(new[] { 48, -1 }, "[48, -1]")]
    [TestCase(new[] { 65536, 65536 }, "[65536, 65536]")]
    public void Another_number_of_values_is_an_error(int[] target, string received) =>
        Assert.That(
            () => Harness(target),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                $"target_shape {received} does not fit the input [2, 3, 4]. "
                + "Expected dimensions whose product is 24."));

    [TestCase(new int[0], "[]")]
    [TestCase(new[] { 0, 24 }, "[0, 24]")]
    [TestCase(new[] { -1, -1 }, "[-1, -1]")]
    [TestCase(new[] { -2, 12 }, "[-2, 12]")]
    public void What_is_no_shape_is_an_error(int[] target, string received) =>
        Assert.That(
            () => Harness(target),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                $"target_shape {received} is no shape. Expected positive dimensions, one of which may be -1."));

    private static LayerHarness Harness(int[] target) =>
        new(site => new ReshapeLayer(new() { TargetShape = target }, site), new Shape(2, 3, 4));
}
