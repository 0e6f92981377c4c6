using System.Numerics;

namespace CnnLab.Experiments.Tests.Lens;

public sealed class MapStatisticsTests
{
    [Test]
    public void Numbers_of_a_small_output_are_those_counted_by_hand()
    {
        var statistics = new MapStatistics(new Shape(2, 2, 2));
        statistics.Add([0, 2, 0, 2, 4, 4, 4, 4]);
        var (_, _, shape, mean, deviation, zeros, variation, high) = statistics.Result("pool1", "max_pooling2d");
        Assert.Multiple(() =>
        {
            Assert.That(shape, Is.EqualTo("[2, 2, 2]"));
            Assert.That(mean, Is.EqualTo(2.5));
            Assert.That(deviation, Is.EqualTo(Math.Sqrt(2.75)).Within(1e-12));
            Assert.That(zeros, Is.EqualTo(0.25));
            // Two steps of 2 and six of 0.
            Assert.That(variation, Is.EqualTo(0.5 / Math.Sqrt(2.75)).Within(1e-12));
            // Of two values, every change is as fine as can be.
            Assert.That(high, Is.EqualTo(1).Within(1e-12));
        });
    }

    [Test]
    public void A_list_of_values_has_no_neighbours_and_no_frequencies()
    {
        var statistics = new MapStatistics(new Shape(3));
        statistics.Add([1, 2, 3]);
        var result = statistics.Result("global", "global_average_pooling2d");
        Assert.That((result.TotalVariation, result.HighFrequencies), Is.EqualTo(((double?)null, (double?)null)));
    }

    [TestCase(8, 8)]
    [TestCase(13, 7)]
    [TestCase(5, 12)]
    public void Low_frequencies_are_those_of_the_Fourier_transform(int height, int width)
    {
        var random = RandomStream.For(1, "map");
        var map = new float[height * width];
        foreach (ref var value in map.AsSpan())
        {
            value = random.NextSingle();
        }

        var transform = Transform(map, height, width);
        double Energy(Func<int, int, bool> counts) => transform
            .Where((_, i) => i > 0 && counts(i / width, i % width))
            .Sum(value => value.Magnitude * value.Magnitude) / map.Length;
        bool IsLow(int frequency, int length) => Math.Min(frequency, length - frequency) <= length / 4.0;
        var (total, low) = new FrequencySplit(height, width).Energy(map);
        Assert.Multiple(() =>
        {
            Assert.That(total, Is.EqualTo(Energy((_, _) => true)).Within(1e-9));
            Assert.That(
                low, Is.EqualTo(Energy((row, column) => IsLow(row, height) && IsLow(column, width))).Within(1e-9));
        });
    }

    /// <summary>The definition.</summary>
    private static Complex[] Transform(float[] map, int height, int width)
    {
        var transform = new Complex[map.Length];
        for (var i = 0; i < map.Length; i++)
        {
            for (var place = 0; place < map.Length; place++)
            {
                var vertical = (double)(i / width) * (place / width) / height;
                var cycles = vertical + ((double)(i % width) * (place % width) / width);
                transform[i] += map[place] * Complex.FromPolarCoordinates(1, -2 * Math.PI * cycles);
            }
        }

        return transform;
    }
}
