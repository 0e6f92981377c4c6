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
    public void A_window_with_a_NaN_sends_its_gradient_nowhere(
        [Values(2, 3)] int size, [Values(1, 2, 3)] int stride, [Values] MaximumTies ties)
    {
        var options = new MaxPooling2DOptions { PoolSize = size, Strides = stride, Ties = ties };
        var harness = new LayerHarness(site => new MaxPooling2D(options, site), new Shape(1, size, 22), 1);
        harness.Input[1] = float.NaN;
        var output = harness.Forward();
        var gradient = harness.Backward(Enumerable.Repeat(1f, output.Length).ToArray()).Input;
        Assert.That(gradient.Sum(), Is.EqualTo(output.Count(value => !float.IsNaN(value))));
        Assert.That(output.Count(float.IsNaN), Is.EqualTo(stride == 1 ? 2 : 1));
    }

    [Test]
    public void A_window_of_nothing_but_minus_infinity_has_its_maximum_at_its_first_place(
        [Values(2, 3)] int size, [Values(0, 1)] int padding)
    {
        var geometry = new PoolingCase("", new Shape(1, 6, 12), size) { Strides = 2, Padding = padding, BatchSize = 1 };
        PoolingComparison.AssertSame(
            geometry,
            Factory(geometry, MaximumTies.First),
            site => new NaivePooling<NaiveMaximum>(
                geometry.Options(new PoolingOptions()), site, new NaiveMaximum(all: false)),
            Enumerable.Repeat(float.NegativeInfinity, geometry.Input.Count).ToArray());
    }

    [Test]
    public void The_maxima_are_the_same_when_their_places_are_not_kept(
        [ValueSource(nameof(Cases))] PoolingCase geometry)
    {
        float[] Maxima(Phase phase) => new LayerHarness(
            Factory(geometry, MaximumTies.First), geometry.Input, geometry.BatchSize)
        {
            Phase = phase,
        }.Forward();
        Assert.That(Maxima(Phase.Inference), Is.EqualTo(Maxima(Phase.Training)));
    }

    [Test]
    public void Backward_needs_the_output_only_where_all_equal_maxima_of_other_windows_get_the_gradient(
        [Values(2, 3)] int size, [Values] MaximumTies ties)
    {
        var options = new MaxPooling2DOptions { PoolSize = size, Ties = ties };
        Assert.That(
            new MaxPooling2D(options, new TestLayerSite(new Shape(1, 6, 6), 1)).BackwardUsesOutput,
            Is.EqualTo(size == 3 && ties == MaximumTies.All));
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
