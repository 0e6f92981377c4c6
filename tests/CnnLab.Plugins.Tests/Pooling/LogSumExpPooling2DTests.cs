using CnnLab.Plugins.Pooling;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Pooling;

public sealed class LogSumExpPooling2DTests
{
    private static IReadOnlyList<PoolingCase> Cases => PoolingCase.All;

    [Test]
    public void Log_sum_exp_pooling_has_the_gradient_of_its_function(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values(0.5f, 4f)] float r) =>
        NaiveWindows.Harness(geometry, Factory(geometry, r)).GradientCheck();

    [Test]
    public void Log_sum_exp_pooling_equals_the_logarithm_of_the_mean_exponential(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values(0.5f, 4f)] float r)
    {
        var harness = NaiveWindows.Harness(geometry, Factory(geometry, r));
        var expected = NaiveWindows.Pool(
            geometry, harness.Input, window => Math.Log(window.Average(x => Math.Exp(r * x))) / r);
        Assert.That(harness.Forward(), Is.EqualTo(expected).Within(2e-6f));
    }

    [TestCase(0.001f, 0.25f)]
    [TestCase(1000f, 0.9986137f)]
    public void It_goes_from_the_mean_to_the_maximum(float r, float expected)
    {
        var harness = new LayerHarness(
            site => new LogSumExpPooling2D(new LogSumExpPooling2DOptions { R = r }, site), new Shape(1, 2, 2), 1)
        {
            Input = [0, 1, 0, 0],
        };
        Assert.That(harness.Forward()[0], Is.EqualTo(expected).Within(2e-4));
    }

    private static Func<LayerSite, Layer> Factory(PoolingCase geometry, float r) =>
        site => new LogSumExpPooling2D(geometry.Options(new LogSumExpPooling2DOptions { R = r }), site);
}
