using CnnLab.TestKit;

namespace CnnLab.Abstractions.Tests.Pooling;

public sealed class WindowPoolingTests
{
    private static readonly PoolingOptions[] Options =
    [
        new() { PoolSize = 2 },
        new() { PoolSize = 3, Strides = 2, Padding = Padding2D.Same },
        new() { PoolSize = new Size2D(2, 3), Strides = new Size2D(3, 1) },
        new()
        {
            PoolSize = new Size2D(3, 2),
            Strides = 1,
            Padding = new Padding2D(PaddingMode.Explicit, Top: 2, Right: 1),
        },
    ];

    [Test]
    public void A_pooling_of_two_functions_is_a_whole_layer(
        [ValueSource(nameof(Options))] PoolingOptions options,
        [Values(1, 2)] int channels,
        [Values(1, 3)] int batchSize) =>
        new LayerHarness(site => new WindowPooling<SmoothMaximum>(options, site), new Shape(channels, 5, 7), batchSize)
            .GradientCheck();

    [Test]
    public void A_window_holds_the_values_inside_the_image_only()
    {
        var options = new PoolingOptions { PoolSize = 3, Strides = 3, Padding = 1 };
        var harness = new LayerHarness(site => new WindowPooling<SmoothMaximum>(options, site), new Shape(1, 4, 4), 1);
        Array.Clear(harness.Input);
        Assert.That(harness.Layer.OutputShape, Is.EqualTo(new Shape(1, 2, 2)));
        Assert.That(harness.Forward(), Is.All.EqualTo(Math.Log(4)).Within(1e-6));
    }

    [Test]
    public void Strides_are_the_pool_size_unless_given() =>
        Assert.That(
            new PoolingOptions { PoolSize = new Size2D(2, 3) }.WindowOver(new Shape(1, 9, 9)).Strides,
            Is.EqualTo(new Size2D(2, 3)));

    [Test]
    public void Padding_as_large_as_the_window_is_refused() =>
        Assert.That(
            () => new PoolingOptions { Padding = new Padding2D(PaddingMode.Explicit, Left: 2) }
                .WindowOver(new Shape(1, 9, 9)),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "padding [[0, 0], [2, 0]] is as large as pool_size 2x2: some windows would hold padding only. "
                + "Expected padding smaller than the window."));
}
