using CnnLab.Plugins.Pooling;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Pooling;

/// <summary>Images of every width up to some vectors, for each has ends of its own.</summary>
public sealed class PoolingWidthTests
{
    private static readonly (int Size, int Stride, int Padding)[] Windows =
        [(3, 1, 1), (3, 2, 0), (3, 2, 1), (2, 1, 0), (3, 3, 0), (2, 3, 0), (5, 2, 2)];

    [Test]
    public void Max_pooling_of_2x2_equals_plain_loops(
        [Range(2, 70)] int width, [Values(2, 3, 4, 5, 6)] int height, [Values] MaximumTies ties)
    {
        var geometry = new PoolingCase("", new Shape(3, height, width), 2);
        AssertSameMaxima(geometry, ties, TestValues.Tied(geometry.BatchSize * geometry.Input.Count));
    }

    [Test]
    public void Average_pooling_of_2x2_equals_plain_loops(
        [Range(2, 70)] int width, [Values(2, 3, 4, 5, 6)] int height) =>
        AssertSameMeans(new PoolingCase("", new Shape(3, height, width), 2));

    [Test]
    public void Max_pooling_over_other_windows_equals_plain_loops(
        [Values(5, 8, 13, 16, 17, 31, 33, 40)] int width,
        [ValueSource(nameof(Windows))] (int Size, int Stride, int Padding) window,
        [Values] MaximumTies ties)
    {
        var geometry = Case(width, window);
        AssertSameMaxima(geometry, ties, TestValues.Tied(geometry.BatchSize * geometry.Input.Count));
    }

    [Test]
    public void Average_pooling_over_other_windows_equals_plain_loops(
        [Values(5, 8, 13, 16, 17, 31, 33, 40)] int width,
        [ValueSource(nameof(Windows))] (int Size, int Stride, int Padding) window) =>
        AssertSameMeans(Case(width, window));

    private static PoolingCase Case(int width, (int Size, int Stride, int Padding) window) =>
        new("", new Shape(2, 11, width), window.Size) { Strides = window.Stride, Padding = window.Padding };

    private static void AssertSameMaxima(PoolingCase geometry, MaximumTies ties, float[] input) =>
        PoolingComparison.AssertSame(
            geometry,
            site => new MaxPooling2D(geometry.Options(new MaxPooling2DOptions { Ties = ties }), site),
            site => new NaivePooling<NaiveMaximum>(
                geometry.Options(new PoolingOptions()), site, new NaiveMaximum(ties == MaximumTies.All)),
            input);

    private static void AssertSameMeans(PoolingCase geometry) => PoolingComparison.AssertSame(
        geometry,
        site => new AveragePooling2D(geometry.Options(new AveragePooling2DOptions()), site),
        site => new NaivePooling<NaiveMean>(geometry.Options(new PoolingOptions()), site, new NaiveMean(0)),
        TestValues.Uniform(geometry.BatchSize * geometry.Input.Count));
}
