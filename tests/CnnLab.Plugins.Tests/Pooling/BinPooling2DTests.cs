using CnnLab.Plugins.Pooling;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Pooling;

/// <summary>Global and adaptive pooling, and the spatial pyramid: bins that leave nothing out.</summary>
public sealed class BinPooling2DTests
{
    private static readonly Shape[] Shapes = [new(3, 7, 5), new(1, 1, 1), new(2, 9, 37), new(2, 8, 16), new(1, 13, 6)];

    private static readonly Size2D[] Sizes = [1, 3, new(2, 5), new(4, 1), 8];

    [Test]
    public void Global_pooling_has_the_gradient_of_its_function(
        [ValueSource(nameof(Shapes))] Shape shape, [Values] bool isMaximum, [Values] bool keepdims) =>
        new LayerHarness(Global(isMaximum, keepdims), shape).GradientCheck();

    [Test]
    public void Global_pooling_equals_one_bin(
        [ValueSource(nameof(Shapes))] Shape shape, [Values] bool isMaximum, [Values] bool tied)
    {
        var harness = Harness(Global(isMaximum, keepdims: false), shape, tied);
        AssertEqualsBins(harness, isMaximum, [1]);
    }

    [Test]
    public void Global_pooling_gives_a_vector_or_images_of_one_pixel([Values] bool isMaximum, [Values] bool keepdims)
    {
        var layer = Global(isMaximum, keepdims)(new TestLayerSite(new Shape(3, 7, 5), 1));
        Assert.That(layer.OutputShape, Is.EqualTo(keepdims ? new Shape(3, 1, 1) : new Shape(3)));
    }

    [Test]
    public void Adaptive_pooling_has_the_gradient_of_its_function(
        [ValueSource(nameof(Shapes))] Shape shape, [ValueSource(nameof(Sizes))] Size2D size, [Values] bool isMaximum) =>
        new LayerHarness(Adaptive(isMaximum, size), shape, 2).GradientCheck();

    [Test]
    public void Adaptive_pooling_equals_plain_loops(
        [ValueSource(nameof(Shapes))] Shape shape,
        [ValueSource(nameof(Sizes))] Size2D size,
        [Values] bool isMaximum,
        [Values] bool tied)
    {
        var harness = Harness(Adaptive(isMaximum, size), shape, tied);
        Assert.That(harness.Layer.OutputShape, Is.EqualTo(new Shape(shape.Channels, size.Height, size.Width)));
        AssertEqualsBins(harness, isMaximum, [size]);
    }

    [Test]
    public void The_spatial_pyramid_has_the_gradient_of_its_function(
        [ValueSource(nameof(Shapes))] Shape shape, [Values] BinFunction function) =>
        new LayerHarness(Pyramid(function, 1, 2, 4), shape).GradientCheck();

    [Test]
    public void The_spatial_pyramid_is_one_adaptive_pooling_behind_the_other(
        [ValueSource(nameof(Shapes))] Shape shape, [Values] BinFunction function)
    {
        var harness = Harness(Pyramid(function, 1, 2, 4), shape, tied: false);
        Assert.That(harness.Layer.OutputShape, Is.EqualTo(new Shape(21 * shape.Channels)));
        AssertEqualsBins(harness, function == BinFunction.Max, [1, 2, 4]);
    }

    [Test]
    public void Of_equal_maxima_the_first_row_by_row_gets_the_gradient()
    {
        var harness = new LayerHarness(Global(isMaximum: true, keepdims: false), new Shape(1, 3, 3), 1)
        {
            Input = [0, 0, 1, 1, 0, 0, 0, 1, 0],
        };
        harness.Forward();
        Assert.That(harness.Backward([1]).Input, Is.EqualTo(new float[] { 0, 0, 1, 0, 0, 0, 0, 0, 0 }));
    }

    [Test]
    public void A_NaN_is_not_hidden_and_gets_no_gradient([Range(0, 39)] int place)
    {
        var harness = new LayerHarness(Global(isMaximum: true, keepdims: false), new Shape(1, 2, 20), 1);
        harness.Input[place] = float.NaN;
        Assert.That(harness.Forward()[0], Is.NaN);
        Assert.That(harness.Backward([1]).Input, Is.All.Zero);
    }

    [Test]
    public void A_NaN_is_that_of_every_narrow_bin_it_lies_in([Range(0, 79)] int place)
    {
        var harness = new LayerHarness(Adaptive(isMaximum: true, new Size2D(3, 9)), new Shape(1, 4, 20), 1);
        var without = harness.Forward();
        harness.Input[place] = float.NaN;
        var within =
            from row in Enumerable.Range(0, 3)
            from column in Enumerable.Range(0, 9)
            select Bin(row, 3, 4).Contains(place / 20) && Bin(column, 9, 20).Contains(place % 20);
        Assert.That(
            harness.Forward(), Is.EqualTo(within.Zip(without, (isWithin, value) => isWithin ? float.NaN : value)));
        float[] upstream = [.. within.Select(isWithin => isWithin ? 1f : 0f)];
        Assert.That(harness.Backward(upstream).Input, Is.All.Zero);
    }

    [Test]
    public void The_pyramid_has_levels_1_2_and_4_of_maxima_by_default()
    {
        var options = new SpatialPyramidPooling2DOptions();
        Assert.That(options.Levels, Is.EqualTo(new[] { 1, 2, 4 }));
        Assert.That(options.Pooling, Is.EqualTo(BinFunction.Max));
    }

    [Test]
    public void A_pyramid_without_levels_is_refused() => Assert.That(
        () => Pyramid(BinFunction.Max)(new TestLayerSite(new Shape(1, 4, 4), 1)),
        Throws.TypeOf<ComponentException>().With.Message.EqualTo(
            "levels is empty. Expected one or more numbers of rows of bins."));

    [Test]
    public void An_input_that_is_no_image_is_refused([Values] bool isMaximum) => Assert.That(
        () => Global(isMaximum, keepdims: false)(new TestLayerSite(new Shape(100), 1)),
        Throws.TypeOf<ComponentException>().With.Message.EqualTo(
            "The input has shape [100]. Expected an image [channels, height, width]."));

    private static Func<LayerSite, Layer> Global(bool isMaximum, bool keepdims)
    {
        var options = new GlobalPooling2DOptions { Keepdims = keepdims };
        return site => isMaximum ? new GlobalMaxPooling2D(options, site) : new GlobalAveragePooling2D(options, site);
    }

    private static Func<LayerSite, Layer> Adaptive(bool isMaximum, Size2D size)
    {
        var options = new AdaptivePooling2DOptions { OutputSize = size };
        return site => isMaximum
            ? new AdaptiveMaxPooling2D(options, site)
            : new AdaptiveAveragePooling2D(options, site);
    }

    private static Func<LayerSite, Layer> Pyramid(BinFunction function, params int[] levels) =>
        site => new SpatialPyramidPooling2D(
            new SpatialPyramidPooling2DOptions { Levels = levels, Pooling = function }, site);

    private static LayerHarness Harness(Func<LayerSite, Layer> factory, Shape shape, bool tied) => new(factory, shape)
    {
        Input = tied ? TestValues.Tied(3 * shape.Count) : TestValues.Uniform(3 * shape.Count),
    };

    private static void AssertEqualsBins(LayerHarness harness, bool isMaximum, Size2D[] levels)
    {
        var shape = harness.Layer.InputShape;
        var expected =
            from sample in Enumerable.Range(0, harness.BatchSize)
            from level in levels
            from channel in Enumerable.Range(0, shape.Channels)
            from row in Enumerable.Range(0, level.Height)
            from column in Enumerable.Range(0, level.Width)
            let values =
                (from y in Bin(row, level.Height, shape.Height)
                 from x in Bin(column, level.Width, shape.Width)
                 let plane = (sample * shape.Channels) + channel
                 select harness.Input[(((plane * shape.Height) + y) * shape.Width) + x]).ToArray()
            select isMaximum ? values.Max() : (float)values.Average(value => (double)value);
        Assert.That(harness.Forward(), Is.EqualTo(expected).Within(2e-6f));
    }

    private static IEnumerable<int> Bin(int bin, int bins, int length)
    {
        var start = (int)Math.Floor((double)bin * length / bins);
        var end = (int)Math.Ceiling((bin + 1.0) * length / bins);
        return Enumerable.Range(start, end - start);
    }
}
