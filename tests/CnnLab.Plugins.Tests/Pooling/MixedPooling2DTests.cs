using CnnLab.Plugins.Pooling;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Pooling;

public sealed class MixedPooling2DTests
{
    private static IReadOnlyList<PoolingCase> Cases => PoolingCase.All;

    [Test]
    public void Mixed_pooling_has_the_gradients_of_its_function(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values] bool perChannel) =>
        NaiveWindows.Harness(geometry, Factory(geometry, perChannel)).GradientCheck();

    [Test]
    public void Mixed_pooling_equals_a_weighted_mean_of_maximum_and_mean(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values] bool perChannel)
    {
        var harness = NaiveWindows.Harness(geometry, Factory(geometry, perChannel));
        var changes = harness.Values("mixing_change").ToArray();
        var outputs = harness.Layer.OutputShape.Count / geometry.Input.Channels;
        var expected = NaiveWindows.Pool(geometry, harness.Input, (window, _, output) =>
        {
            var share = 0.25 + changes[perChannel ? output / outputs : 0];
            return (share * window.Max()) + ((1 - share) * window.Average());
        });
        Assert.That(harness.Forward(), Is.EqualTo(expected).Within(1e-6f));
    }

    [Test]
    public void The_proportion_is_one_number_or_one_for_each_channel([Values] bool perChannel)
    {
        var layer = new MixedPooling2D(
            new MixedPooling2DOptions { PerChannel = perChannel }, new TestLayerSite(new Shape(3, 4, 4), 1));
        Assert.That(layer.Parameters.Single().Shape, Is.EqualTo(new Shape(perChannel ? 3 : 1)));
    }

    private static Func<LayerSite, Layer> Factory(PoolingCase geometry, bool perChannel) =>
        site => new MixedPooling2D(
            geometry.Options(new MixedPooling2DOptions { Mixing = 0.25f, PerChannel = perChannel }), site);
}
