using CnnLab.Plugins.Pooling;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Pooling;

public sealed class MinPooling2DTests
{
    private static IReadOnlyList<PoolingCase> Cases => PoolingCase.All;

    [TestCaseSource(nameof(Cases))]
    public void Min_pooling_has_the_gradient_of_its_function(PoolingCase geometry) =>
        NaiveWindows.Harness(geometry, Factory(geometry)).GradientCheck();

    [TestCaseSource(nameof(Cases))]
    public void Min_pooling_equals_the_smallest_of_each_window(PoolingCase geometry)
    {
        var harness = NaiveWindows.Harness(geometry, Factory(geometry));
        var expected = NaiveWindows.Pool(geometry, harness.Input, window => window.Min());
        Assert.That(harness.Forward(), Is.EqualTo(expected));
    }

    [Test]
    public void Of_equal_minima_the_first_gets_the_gradient()
    {
        var harness = Pixels([2, 1, 1, 1]);
        harness.Forward();
        Assert.That(harness.Backward([5]).Input, Is.EqualTo(new float[] { 0, 5, 0, 0 }));
    }

    [Test]
    public void A_NaN_is_not_hidden_and_gets_no_gradient([Range(0, 3)] int place)
    {
        var harness = Pixels([2, 1, 1, 1]);
        harness.Input[place] = float.NaN;
        Assert.That(harness.Forward()[0], Is.NaN);
        Assert.That(harness.Backward([5]).Input, Is.All.Zero);
    }

    private static LayerHarness Pixels(float[] pixels) =>
        new(site => new MinPooling2D(new MinPooling2DOptions(), site), new Shape(1, 2, 2), 1) { Input = pixels };

    private static Func<LayerSite, Layer> Factory(PoolingCase geometry) =>
        site => new MinPooling2D(geometry.Options(new MinPooling2DOptions()), site);
}
