using CnnLab.Plugins.Pooling;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Pooling;

public sealed class GemPooling2DTests
{
    private static IReadOnlyList<PoolingCase> Cases => PoolingCase.All;

    [Test]
    public void Gem_pooling_has_the_gradients_of_its_function(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values] bool perChannel) =>
        NaiveWindows.Harness(geometry, Factory(geometry, perChannel)).GradientCheck();

    [Test]
    public void Gem_pooling_equals_the_root_of_the_mean_power(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values] bool perChannel)
    {
        var harness = NaiveWindows.Harness(geometry, Factory(geometry, perChannel));
        var changes = harness.Values("p_change").ToArray();
        var outputs = harness.Layer.OutputShape.Count / geometry.Input.Channels;
        var expected = NaiveWindows.Pool(geometry, harness.Input, (window, _, output) =>
        {
            var p = 3.0 + changes[perChannel ? output / outputs : 0];
            return Math.Pow(window.Average(x => Math.Pow(Math.Max(x, 1e-3f), p)), 1 / p);
        });
        Assert.That(harness.Forward(), Is.EqualTo(expected).Within(3e-6f));
    }

    [Test]
    public void What_is_below_epsilon_counts_as_epsilon_and_has_no_gradient()
    {
        var harness = new LayerHarness(
            site => new GemPooling2D(new GemPooling2DOptions(), site), new Shape(1, 2, 2), 1)
        {
            Input = [-1, 0, -5, 0],
        };
        Assert.That(harness.Forward()[0], Is.EqualTo(1e-6f).Within(1e-10));
        var gradients = harness.Backward([1]);
        Assert.That(gradients.Input, Is.All.Zero);
        Assert.That(gradients.Parameters["p_change"][0], Is.Zero.Within(1e-9));
    }

    private static Func<LayerSite, Layer> Factory(PoolingCase geometry, bool perChannel) =>
        site => new GemPooling2D(
            geometry.Options(new GemPooling2DOptions { Epsilon = 1e-3f, PerChannel = perChannel }), site);
}
