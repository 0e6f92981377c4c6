using CnnLab.Plugins.Augmentations;

namespace CnnLab.Plugins.Tests.Augmentations;

internal sealed class RandomErasingTests
{
    private static readonly Shape Shape = new(3, 30, 20);

    [Test]
    public void A_rectangle_of_the_area_and_shape_asked_for_is_erased_in_all_channels()
    {
        var erasing = new RandomErasingAugmentation(new() { Probability = 1, FillValue = -1 });
        var areas = new List<double>();
        for (var seed = 0; seed < 500; seed++)
        {
            var pixels = Augmented.Apply(erasing, Shape, seed);
            var erased = Places(pixels, channel: 0);
            Assert.That(Places(pixels, 1).Concat(Places(pixels, 2)), Is.EqualTo(erased.Concat(erased)));
            var (height, width) = (Extent(erased.Select(p => p.Row)), Extent(erased.Select(p => p.Column)));
            Assert.That(erased, Has.Length.EqualTo(height * width), "A rectangle has no holes.");
            Assert.That((double)height / width, Is.InRange(0.3 / 1.6, 1.6 / 0.3));
            areas.Add(height * width / 600.0);
        }

        Assert.That(areas, Is.All.InRange(0.01, 0.36));
        Assert.That((areas.Min(), areas.Max()), Is.EqualTo((0.02, 0.33)).Using<(double A, double B)>(
            (x, y) => Math.Abs(x.A - y.A) < 0.02 && Math.Abs(x.B - y.B) < 0.05));
    }

    [Test]
    public void Everything_else_stays_as_it_was()
    {
        var pixels =
            Augmented.Apply(new RandomErasingAugmentation(new() { Probability = 1, FillValue = -1 }), Shape, 3);
        var image = Augmented.Numbered(Shape);
        var kept = Enumerable.Range(0, pixels.Length).Where(i => pixels[i] != -1).ToArray();
        Assert.That(kept, Is.Not.Empty);
        Assert.That(kept.Select(i => pixels[i]), Is.EqualTo(kept.Select(i => image[i])));
    }

    [Test]
    public void Every_corner_can_be_erased()
    {
        var erasing = new RandomErasingAugmentation(new() { Probability = 1, FillValue = -1 });
        var images = Enumerable.Range(0, 2000).Select(seed => Augmented.Apply(erasing, Shape, seed)).ToArray();
        foreach (var corner in new[] { 0, 19, 580, 599 })
        {
            Assert.That(images.Count(pixels => pixels[corner] == -1), Is.GreaterThan(0), $"pixel {corner}");
        }
    }

    [Test]
    public void So_many_images_lose_a_part()
    {
        var erasing = new RandomErasingAugmentation(new() { Probability = 0.3, FillValue = -1 });
        var hit = Enumerable.Range(0, 2000).Count(seed => Augmented.Apply(erasing, Shape, seed).Contains(-1));
        Assert.That(hit / 2000.0, Is.EqualTo(0.3).Within(0.04));
    }

    [Test]
    public void Noise_has_mean_zero_and_deviation_one()
    {
        var erasing = new RandomErasingAugmentation(new() { Probability = 1, Fill = ErasingFill.Gaussian });
        var image = Augmented.Image(Shape, (_, _, _) => 100);
        var noise = Enumerable.Range(0, 50).SelectMany(seed => Augmented.Apply(erasing, image, Shape, seed))
            .Where(pixel => pixel != 100).Select(pixel => (double)pixel).ToArray();
        Assert.That(noise.Average(), Is.EqualTo(0).Within(0.05));
        Assert.That(noise.Average(pixel => pixel * pixel), Is.EqualTo(1).Within(0.05));
    }

    [Test]
    public void A_smallest_area_above_the_largest_is_refused() => Assert.That(
        () => new RandomErasingAugmentation(new() { MinArea = 0.5 }),
        Throws.InstanceOf<ComponentException>().With.Message.EqualTo(
            "min_area 0.5 is above max_area 0.33. Expected it no larger."));

    private static (int Row, int Column)[] Places(float[] pixels, int channel) =>
    [
        .. from row in Enumerable.Range(0, Shape.Height)
           from column in Enumerable.Range(0, Shape.Width)
           where Augmented.At(pixels, Shape, channel, row, column, outside: 0) == -1
           select (row, column),
    ];

    private static int Extent(IEnumerable<int> places) => places.Max() - places.Min() + 1;
}
