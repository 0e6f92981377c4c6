using CnnLab.Plugins.Datasets;

namespace CnnLab.Plugins.Tests.Datasets;

internal sealed class ResamplerTests
{
    [TestCase(7, 0, 7, 7)]
    [TestCase(8, 0, 8, 4)]
    [TestCase(9, 1.5, 6, 5)]
    [TestCase(3, 0, 3, 10)]
    [TestCase(1, 0, 1, 6)]
    [TestCase(50, 0, 50, 1)]
    public void Every_output_is_the_mean_of_all_pixels_weighted_by_a_triangle(
        int size, double from, double length, int outputs)
    {
        byte[] pixels = [.. Enumerable.Range(0, size).Select(i => (byte)(i * 37))];
        var resampler = new Resampler(size, from, length, outputs);
        var scale = length / outputs;
        for (var output = 0; output < outputs; output++)
        {
            var centre = from + (scale * (output + 0.5));
            var weights = Enumerable.Range(0, size)
                .Select(i => Math.Max(0, 1 - (Math.Abs(i + 0.5 - centre) / Math.Max(1, scale)))).ToArray();
            var expected = weights.Zip(pixels, (weight, pixel) => weight * pixel).Sum() / weights.Sum();
            Assert.That(resampler.Sum(pixels, 0, 1, output), Is.EqualTo(expected).Within(1e-3));
        }
    }

    [Test]
    public void The_same_size_changes_nothing() => Assert.That(
        Enumerable.Range(0, 5).Select(output => new Resampler(5, 0, 5, 5).Sum([9, 1, 8, 2, 7], 0, 1, output)),
        Is.EqualTo(new[] { 9f, 1, 8, 2, 7 }));
}
