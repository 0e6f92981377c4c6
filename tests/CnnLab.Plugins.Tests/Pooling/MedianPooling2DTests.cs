using CnnLab.Plugins.Pooling;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Pooling;

public sealed class MedianPooling2DTests
{
    private static IReadOnlyList<PoolingCase> Cases => PoolingCase.All;

    [TestCaseSource(nameof(Cases))]
    public void Median_pooling_has_the_gradient_of_its_function(PoolingCase geometry) =>
        NaiveWindows.Harness(geometry, Factory(geometry)).GradientCheck();

    [Test]
    public void Median_pooling_equals_the_middle_of_each_sorted_window(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values] bool tied)
    {
        var count = geometry.BatchSize * geometry.Input.Count;
        var harness = new LayerHarness(Factory(geometry), geometry.Input, geometry.BatchSize)
        {
            Input = tied ? TestValues.Tied(count) : TestValues.Uniform(count),
        };
        var expected = NaiveWindows.Pool(geometry, harness.Input, window =>
        {
            Array.Sort(window);
            return (window[(window.Length - 1) / 2] + window[window.Length / 2]) / 2;
        });
        Assert.That(harness.Forward(), Is.EqualTo(expected).Within(1e-6f));
    }

    [Test]
    public void The_two_in_the_middle_share_the_gradient()
    {
        var harness = Pixels([3, 1, 7, 5]);
        Assert.That(harness.Forward(), Is.EqualTo(new[] { 4f }));
        Assert.That(harness.Backward([2]).Input, Is.EqualTo(new float[] { 1, 0, 0, 1 }));
    }

    [Test]
    public void A_NaN_is_not_hidden([Range(0, 3)] int place)
    {
        var harness = Pixels([3, 1, 7, 5]);
        harness.Input[place] = float.NaN;
        Assert.That(harness.Forward()[0], Is.NaN);
    }

    private static LayerHarness Pixels(float[] pixels) =>
        new(site => new MedianPooling2D(new MedianPooling2DOptions(), site), new Shape(1, 2, 2), 1) { Input = pixels };

    private static Func<LayerSite, Layer> Factory(PoolingCase geometry) =>
        site => new MedianPooling2D(geometry.Options(new MedianPooling2DOptions()), site);
}
