using CnnLab.Plugins.Pooling;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Pooling;

public sealed class MaxPooling2DTests
{
    private static IReadOnlyList<PoolingCase> Cases => PoolingCase.All;

    [TestCaseSource(nameof(Cases))]
    public void Max_pooling_has_the_gradient_of_its_function(PoolingCase geometry) =>
        new LayerHarness(Factory(geometry, MaximumTies.First), geometry.Input, geometry.BatchSize).GradientCheck();

    [Test]
    public void Max_pooling_equals_plain_loops(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values] MaximumTies ties, [Values] bool tied)
    {
        var count = geometry.BatchSize * geometry.Input.Count;
        PoolingComparison.AssertSame(
            geometry,
            Factory(geometry, ties),
            site => new NaivePooling<NaiveMaximum>(
                geometry.Options(new PoolingOptions()), site, new NaiveMaximum(ties == MaximumTies.All)),
            tied ? TestValues.Tied(count) : TestValues.Uniform(count));
    }

    [Test]
    public void Max_pooling_sends_the_gradient_to_the_first_of_equal_values([Values(4, 2)] int windows)
    {
        // Four windows side by side are the vectors' case, two are not.
        var firsts = Enumerable.Repeat(new[] { 1f, 0f }, windows).SelectMany(pair => pair);
        Assert.That(EqualValues(windows, MaximumTies.First), Is.EqualTo(firsts.Concat(new float[2 * windows])));
    }

    [Test]
    public void Max_pooling_sends_the_whole_gradient_to_every_equal_value_when_asked_to([Values(4, 2)] int windows) =>
        Assert.That(EqualValues(windows, MaximumTies.All), Is.EqualTo(Enumerable.Repeat(1f, 4 * windows)));

    [Test]
    public void Padding_never_wins()
    {
        var geometry = new PoolingCase("", new Shape(1, 4, 5), 3) { Strides = 2, Padding = 1, BatchSize = 1 };
        var harness = new LayerHarness(Factory(geometry, MaximumTies.First), geometry.Input, 1);
        Array.Fill(harness.Input, -7);
        Assert.That(harness.Forward(), Is.All.EqualTo(-7));
    }

    [TestCase(2, 2)]
    [TestCase(3, 2)]
    [TestCase(3, 1)]
    public void A_NaN_is_not_hidden(int size, int stride)
    {
        var options = new MaxPooling2DOptions { PoolSize = size, Strides = stride };
        for (var place = 0; place < size; place++)
        {
            var harness = new LayerHarness(site => new MaxPooling2D(options, site), new Shape(1, 10, 10), 1);
            harness.Input[(place * 10) + size - 1 - place] = float.NaN;
            Assert.That(harness.Forward()[0], Is.NaN);
        }
    }

    [Test]
    public void The_defaults_are_2x2_without_overlap_or_padding_and_the_first_of_ties()
    {
        var options = new MaxPooling2DOptions();
        Assert.That(
            (options.PoolSize, options.Strides, options.Padding, options.Ties),
            Is.EqualTo(((Size2D)2, (Size2D?)null, Padding2D.Valid, MaximumTies.First)));
        Assert.That(
            new MaxPooling2D(options, new TestLayerSite(new Shape(32, 26, 27), 1)).OutputShape,
            Is.EqualTo(new Shape(32, 13, 13)));
    }

    [Test]
    public void A_window_larger_than_the_image_is_refused()
    {
        var site = new TestLayerSite(new Shape(1, 3, 3), 1);
        Assert.That(
            () => new MaxPooling2D(new MaxPooling2DOptions { PoolSize = 5 }, site),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "pool_size 5x5 does not fit its input [1, 3, 3] with padding valid. "
                + "Expected a window no larger than the padded image of 3x3."));
    }

    [Test]
    public void An_input_that_is_no_image_is_refused()
    {
        var site = new TestLayerSite(new Shape(100), 1);
        Assert.That(
            () => new MaxPooling2D(new MaxPooling2DOptions(), site),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "The input has shape [100]. Expected an image [channels, height, width]."));
    }

    private static Func<LayerSite, Layer> Factory(PoolingCase geometry, MaximumTies ties) =>
        site => new MaxPooling2D(geometry.Options(new MaxPooling2DOptions { Ties = ties }), site);

    private static float[] EqualValues(int windows, MaximumTies ties)
    {
        var geometry = new PoolingCase("", new Shape(1, 2, 2 * windows), 2);
        var harness = new LayerHarness(Factory(geometry, ties), geometry.Input, 1);
        Array.Fill(harness.Input, 0.5f);
        harness.Forward();
        return harness.Backward(Enumerable.Repeat(1f, windows).ToArray()).Input;
    }
}
