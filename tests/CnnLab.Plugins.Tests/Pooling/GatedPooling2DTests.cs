using CnnLab.Plugins.Pooling;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Pooling;

public sealed class GatedPooling2DTests
{
    private static IReadOnlyList<PoolingCase> Cases => PoolingCase.All;

    [Test]
    public void Gated_pooling_has_the_gradients_of_its_function(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values] bool perChannel) =>
        NaiveWindows.Harness(geometry, Factory(geometry, perChannel)).GradientCheck();

    [Test]
    public void Gated_pooling_equals_plain_loops(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values] bool perChannel)
    {
        var harness = NaiveWindows.Harness(geometry, Factory(geometry, perChannel));
        var filters = harness.Values("gate").ToArray();
        var window = geometry.Options(new PoolingOptions()).WindowOver(geometry.Input);
        var expected = NaiveWindows.Pool(geometry, harness.Input, (values, _, output) =>
        {
            var filter = perChannel ? output / window.OutputArea * window.Size.Area : 0;
            var sum = Places(window, output % window.OutputArea).Zip(values, (place, x) => filters[filter + place] * x);
            var gate = 1 / (1 + Math.Exp(-sum.Sum()));
            return (gate * values.Max()) + ((1 - gate) * values.Average());
        });
        Assert.That(harness.Forward(), Is.EqualTo(expected).Within(2e-6f));
    }

    [Test]
    public void The_filter_has_the_size_of_the_window([Values] bool perChannel)
    {
        var options = new GatedPooling2DOptions { PoolSize = new Size2D(2, 3), PerChannel = perChannel };
        var layer = new GatedPooling2D(options, new TestLayerSite(new Shape(5, 4, 6), 1));
        Assert.That(layer.Parameters.Single().Shape, Is.EqualTo(new Shape(perChannel ? 5 : 1, 2, 3)));
    }

    /// <summary>The places of the filter that lie on the image.</summary>
    private static IEnumerable<int> Places(Window2D window, int output)
    {
        var (row, column) = (output / window.OutputWidth, output % window.OutputWidth);
        var (top, left) = ((row * window.Strides.Height) - window.Top, (column * window.Strides.Width) - window.Left);
        var ((start, end), (first, last)) = (window.Rows(row), window.Columns(column));
        return from y in Enumerable.Range(start, end - start)
               from x in Enumerable.Range(first, last - first)
               select ((y - top) * window.Size.Width) + x - left;
    }

    private static Func<LayerSite, Layer> Factory(PoolingCase geometry, bool perChannel) =>
        site => new GatedPooling2D(geometry.Options(new GatedPooling2DOptions { PerChannel = perChannel }), site);
}
