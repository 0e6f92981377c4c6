namespace CnnLab.Experiments.Tests.Lens;

/// <summary>Changed images against an obviously right reference.</summary>
public sealed class ImageChangeTests
{
    private static readonly Shape Shape = new(2, 6, 5);

    [Test]
    public void The_background_is_the_median_of_the_outermost_pixels_of_each_channel()
    {
        float[] image = [.. Enumerable.Repeat(0.25f, 30), .. Enumerable.Repeat(0.75f, 30)];
        image[0] = 1;
        image[12] = 9;
        Assert.That(Background.Of(image, Shape), Is.EqualTo(new[] { 0.25f, 0.75f }));
    }

    [TestCase(1, 0)]
    [TestCase(-2, 3)]
    [TestCase(0, -1)]
    [TestCase(7, 0)]
    public void A_shifted_image_has_every_pixel_elsewhere_and_background_where_none_came_from(int rows, int columns)
    {
        var images = LensSome.Images(Shape, LensSome.Ramp(Shape));
        var pixels = images.Images[0].Pixels;
        var background = Background.Of(pixels, Shape);
        var shifted = new ImageShift(Shape, rows, columns).Changed(images);
        for (var i = 0; i < shifted.Length; i++)
        {
            var (channel, row, column) = (i / 30, i / 5 % 6, i % 5);
            var (fromRow, fromColumn) = (row - rows, column - columns);
            var isInside = fromRow is >= 0 and < 6 && fromColumn is >= 0 and < 5;
            var expected = isInside ? pixels[(channel * 30) + (fromRow * 5) + fromColumn] : background[channel];
            Assert.That(shifted[i], Is.EqualTo(expected), $"channel {channel}, row {row}, column {column}");
        }
    }

    [Test]
    public void Shifts_go_in_eight_directions()
    {
        var images = LensSome.Images(Shape, LensSome.Ramp(Shape));
        var shifted = ImageShift.Around(Shape, 2).Select(shift => string.Join(' ', shift.Changed(images)));
        Assert.That(shifted.Append(string.Join(' ', images.Images[0].Pixels)).Distinct().Count(), Is.EqualTo(9));
    }

    [Test]
    public void Noise_has_the_deviation_asked_for_stays_in_range_and_grows_with_its_strength()
    {
        var shape = new Shape(1, 64, 64);
        // The second image makes the range 0 to 4; noise of the first one is not cut off in its middle.
        var images = LensSome.Images(
            shape, [.. Enumerable.Repeat(2f, shape.Count)], [0, 4, .. new float[shape.Count - 2]]);
        var weak = new NoiseChange(images, 0.1, seed: 1).Changed(images).Select(value => value - 2.0).ToArray();
        var strong = new NoiseChange(images, 0.2, seed: 1).Changed(images).Select(value => value - 2.0).ToArray();
        var other = new NoiseChange(images, 0.1, seed: 2).Changed(images);
        Assert.Multiple(() =>
        {
            Assert.That(weak.Average(), Is.Zero.Within(0.03));
            Assert.That(Math.Sqrt(weak.Average(value => value * value)), Is.EqualTo(0.4).Within(0.02));
            Assert.That(
                weak.Zip(strong).Where(pair => Math.Abs(pair.Second) < 2).All(
                    pair => Math.Abs(pair.Second - (2 * pair.First)) < 1e-5));
            Assert.That(strong, Has.All.InRange(-2, 2));
            Assert.That(other, Is.Not.EqualTo(weak.Select(value => (float)(value + 2)).ToArray()));
        });
    }

    [TestCase(0.5)]
    [TestCase(1.5)]
    public void A_blur_is_the_sum_over_all_neighbours_weighted_by_their_distance(double deviation)
    {
        var images = LensSome.Images(Shape, LensSome.Ramp(Shape));
        var blurred = new BlurChange(Shape, deviation).Changed(images);
        var radius = (int)Math.Ceiling(3 * deviation);
        for (var i = 0; i < blurred.Length; i++)
        {
            var (sum, weights) = (0.0, 0.0);
            for (var dy = -radius; dy <= radius; dy++)
            {
                for (var dx = -radius; dx <= radius; dx++)
                {
                    var weight = Math.Exp(-((dy * dy) + (dx * dx)) / (2 * deviation * deviation));
                    var (row, column) = (Math.Clamp((i / 5 % 6) + dy, 0, 5), Math.Clamp((i % 5) + dx, 0, 4));
                    sum += weight * images.Images[0].Pixels[(i / 30 * 30) + (row * 5) + column];
                    weights += weight;
                }
            }

            Assert.That(blurred[i], Is.EqualTo(sum / weights).Within(1e-6), $"value {i}");
        }
    }

    [TestCase(0.2, 1)]
    [TestCase(0.5, 3)]
    [TestCase(1.0, 5)]
    public void A_square_of_background_hides_the_same_place_of_all_channels(double share, int side)
    {
        var images = LensSome.Images(Shape, LensSome.Ramp(Shape));
        var pixels = images.Images[0].Pixels;
        var background = Background.Of(pixels, Shape);
        var hidden = new OcclusionChange(Shape, share, seed: 1).Changed(images);
        int[][] changed =
        [
            .. Enumerable.Range(0, 2).Select(channel => Enumerable.Range(0, 30)
                .Where(i => hidden[(channel * 30) + i] == background[channel]
                    && pixels[(channel * 30) + i] != background[channel])
                .ToArray()),
        ];
        var all = changed[0].Union(changed[1]).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(all, Has.Length.EqualTo(side * side));
            Assert.That(all.Max(i => i / 5) - all.Min(i => i / 5), Is.EqualTo(side - 1));
            Assert.That(all.Max(i => i % 5) - all.Min(i => i % 5), Is.EqualTo(side - 1));
            Assert.That(
                hidden.Where((value, i) => !all.Contains(i % 30) && value != pixels[i]).Count(), Is.Zero);
        });
    }

    [Test]
    public void Images_are_spread_evenly_over_the_scored_ones_and_have_their_range()
    {
        var set = new ByteImageSet(
            [.. Enumerable.Range(0, 40).Select(i => (byte)(i * 5))],
            [.. Enumerable.Range(0, 20)],
            new Shape(1, 1, 2),
            Normalization.None);
        var images = LensImages.Read(set, [.. Enumerable.Range(0, 20).Where(i => i % 2 == 0)], 5, new Shape(1, 1, 2));
        Assert.Multiple(() =>
        {
            Assert.That(images.Images.Select(image => image.Index), Is.EqualTo(new[] { 0, 4, 8, 12, 16 }));
            Assert.That(images.Images.Select(image => image.Label), Is.EqualTo(new[] { 0, 4, 8, 12, 16 }));
            Assert.That((images.Low, images.High), Is.EqualTo((0f, 165f)));
        });
    }
}
