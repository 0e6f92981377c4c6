using CnnLab.Plugins.Pooling;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Pooling;

public sealed class SoftPooling2DTests
{
    private static IReadOnlyList<PoolingCase> Cases => PoolingCase.All;

    [TestCaseSource(nameof(Cases))]
    public void Soft_pooling_has_the_gradient_of_its_function(PoolingCase geometry) =>
        NaiveWindows.Harness(geometry, Factory(geometry)).GradientCheck();

    [TestCaseSource(nameof(Cases))]
    public void Soft_pooling_equals_the_mean_weighted_by_the_softmax(PoolingCase geometry)
    {
        var harness = NaiveWindows.Harness(geometry, Factory(geometry));
        var expected = NaiveWindows.Pool(
            geometry, harness.Input, window => window.Sum(x => Math.Exp(x) * x) / window.Sum(Math.Exp));
        Assert.That(harness.Forward(), Is.EqualTo(expected).Within(1e-6f));
    }

    [TestCase(1000f)]
    [TestCase(-1000f)]
    public void Large_values_do_not_overflow(float shift)
    {
        var options = new SoftPooling2DOptions { PoolSize = 3, Padding = 1 };
        var harness = new LayerHarness(site => new SoftPooling2D(options, site), new Shape(1, 2, 2), 1)
        {
            Input = [shift, shift, shift, shift + 200],
        };
        Assert.That(harness.Forward(), Is.EqualTo(new[] { shift + 200 }));
        Assert.That(harness.Backward([1]).Input, Is.EqualTo(new float[] { 0, 0, 0, 1 }));
    }

    private static Func<LayerSite, Layer> Factory(PoolingCase geometry) =>
        site => new SoftPooling2D(geometry.Options(new SoftPooling2DOptions()), site);
}
