using CnnLab.Plugins.Pooling;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Pooling;

public sealed class BlurPooling2DTests
{
    private static IReadOnlyList<PoolingCase> Cases => PoolingCase.All;

    [Test]
    public void Blur_pooling_has_the_gradient_of_its_function(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values(1, 3, 4)] int filterSize) =>
        NaiveWindows.Harness(geometry, Factory(geometry, filterSize)).GradientCheck();

    [Test]
    public void Blur_pooling_equals_dense_maxima_under_a_binomial_filter(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values(1, 2, 3, 4, 5)] int filterSize)
    {
        var harness = NaiveWindows.Harness(geometry, Factory(geometry, filterSize));
        var dense = geometry with { Strides = 1 };
        var window = dense.Options(new PoolingOptions()).WindowOver(geometry.Input);
        var maxima = NaiveWindows.Pool(dense, harness.Input, values => values.Max());
        var (strides, weights) = (geometry.Strides ?? geometry.PoolSize, Pascal(filterSize));
        var expected =
            from plane in maxima.Chunk(window.OutputArea)
            from row in Positions(window.OutputHeight, strides.Height)
            from column in Positions(window.OutputWidth, strides.Width)
            select (float)(from i in Enumerable.Range(0, filterSize)
                           from j in Enumerable.Range(0, filterSize)
                           let y = Mirror(row + i - ((filterSize - 1) / 2), window.OutputHeight)
                           let x = Mirror(column + j - ((filterSize - 1) / 2), window.OutputWidth)
                           select weights[i] * weights[j] * plane[(y * window.OutputWidth) + x]).Sum();
        Assert.That(harness.Forward(), Is.EqualTo(expected).Within(2e-6f));
    }

    [Test]
    public void The_default_halves_an_even_image_and_keeps_a_constant()
    {
        var harness = new LayerHarness(
            site => new BlurPooling2D(new BlurPooling2DOptions(), site), new Shape(1, 6, 8), 1);
        Array.Fill(harness.Input, 3);
        Assert.That(harness.Layer.OutputShape, Is.EqualTo(new Shape(1, 3, 4)));
        Assert.That(harness.Forward(), Is.All.EqualTo(3f));
    }

    private static IEnumerable<int> Positions(int size, int stride) =>
        Enumerable.Range(0, size).Where(position => position % stride == 0);

    private static double[] Pascal(int size)
    {
        double[] row = [1];
        while (row.Length < size)
        {
            row = [.. row.Append(0).Zip(row.Prepend(0), (left, right) => left + right)];
        }

        return [.. row.Select(number => number / row.Sum())];
    }

    private static int Mirror(int place, int size)
    {
        while (place < 0 || place >= size)
        {
            place = size == 1 ? 0 : place < 0 ? -place : (2 * (size - 1)) - place;
        }

        return place;
    }

    private static Func<LayerSite, Layer> Factory(PoolingCase geometry, int filterSize) =>
        site => new BlurPooling2D(
            geometry.Options(new BlurPooling2DOptions { FilterSize = filterSize }), site);
}
