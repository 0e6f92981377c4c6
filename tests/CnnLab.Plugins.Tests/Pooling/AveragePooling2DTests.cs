using CnnLab.Plugins.Pooling;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Pooling;

public sealed class AveragePooling2DTests
{
    private static IReadOnlyList<PoolingCase> Cases => PoolingCase.All;

    [Test]
    public void Average_pooling_has_the_gradient_of_its_function(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values] bool countIncludePad) =>
        new LayerHarness(Factory(geometry, countIncludePad), geometry.Input, geometry.BatchSize).GradientCheck();

    [Test]
    public void Average_pooling_equals_plain_loops(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values] bool countIncludePad)
    {
        var rule = new NaiveMean(countIncludePad ? geometry.PoolSize.Area : 0);
        PoolingComparison.AssertSame(
            geometry,
            Factory(geometry, countIncludePad),
            site => new NaivePooling<NaiveMean>(geometry.Options(new PoolingOptions()), site, rule),
            TestValues.Uniform(geometry.BatchSize * geometry.Input.Count));
    }

    [TestCase(false, 3f)]
    [TestCase(true, 3f * 4 / 9)]
    public void The_zeros_of_the_padding_count_only_when_asked_to(bool countIncludePad, float corner)
    {
        var geometry = new PoolingCase("", new Shape(1, 4, 4), 3) { Strides = 1, Padding = Padding2D.Same };
        var harness = new LayerHarness(Factory(geometry, countIncludePad), geometry.Input, 1);
        Array.Fill(harness.Input, 3);
        var output = harness.Forward();
        Assert.That((output[0], output[5]), Is.EqualTo((corner, 3f)).Within(1e-6));
    }

    [Test]
    public void The_defaults_are_2x2_without_overlap_and_padding_that_does_not_count()
    {
        var options = new AveragePooling2DOptions();
        Assert.That(
            (options.PoolSize, options.Strides, options.Padding, options.CountIncludePad),
            Is.EqualTo(((Size2D)2, (Size2D?)null, Padding2D.Valid, false)));
    }

    [Test]
    public void Padding_as_large_as_the_window_is_refused()
    {
        var site = new TestLayerSite(new Shape(1, 8, 8), 1);
        Assert.That(
            () => new AveragePooling2D(new AveragePooling2DOptions { Padding = 2 }, site),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "padding [[2, 2], [2, 2]] is as large as pool_size 2x2: some windows would hold padding only. "
                + "Expected padding smaller than the window."));
    }

    private static Func<LayerSite, Layer> Factory(PoolingCase geometry, bool countIncludePad) =>
        site => new AveragePooling2D(
            geometry.Options(new AveragePooling2DOptions { CountIncludePad = countIncludePad }), site);
}
