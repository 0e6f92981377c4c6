using CnnLab.Plugins.Augmentations;

namespace CnnLab.Plugins.Tests.Augmentations;

internal sealed class RandomFlipTests
{
    private static readonly Shape Shape = new(2, 5, 4);

    [TestCase(FlipMode.Horizontal, true, false)]
    [TestCase(FlipMode.Vertical, false, true)]
    [TestCase(FlipMode.HorizontalAndVertical, true, true)]
    public void A_certain_flip_turns_rows_or_columns_around(FlipMode mode, bool columns, bool rows)
    {
        var image = Augmented.Numbered(Shape);
        var flip = new RandomFlipAugmentation(new() { Mode = mode, Probability = 1 });
        var expected = Augmented.Image(
            Shape, (c, y, x) => Augmented.At(image, Shape, c, rows ? 4 - y : y, columns ? 3 - x : x, outside: -1));
        Assert.That(Augmented.Apply(flip, Shape, seed: 1), Is.EqualTo(expected));
    }

    [TestCase(0.0)]
    [TestCase(0.25)]
    [TestCase(0.5)]
    public void Each_flip_is_as_likely_as_its_probability(double probability)
    {
        const int Images = 4000;
        var flip = new RandomFlipAugmentation(new() { Probability = probability });
        var images = Enumerable.Range(0, Images).Select(seed => Augmented.Apply(flip, Shape, seed)).ToArray();
        // The first pixel of an image as it was is 1; 4 with columns turned, 17 with rows, 20 with both.
        var turned = images.Count(pixels => pixels[0] is 4 or 20) / (double)Images;
        var upsideDown = images.Count(pixels => pixels[0] is 17 or 20) / (double)Images;
        var both = images.Count(pixels => pixels[0] is 20) / (double)Images;
        Assert.That((turned, upsideDown), Is.EqualTo((probability, probability)).Using<(double A, double B)>(
            (x, y) => Math.Abs(x.A - y.A) < 0.04 && Math.Abs(x.B - y.B) < 0.04));
        Assert.That(both, Is.EqualTo(probability * probability).Within(0.04), "The two draws are independent.");
    }

    [Test]
    public void The_defaults_are_those_of_Keras() => Assert.That(
        new RandomFlipOptions(),
        Is.EqualTo(new RandomFlipOptions { Mode = FlipMode.HorizontalAndVertical, Probability = 0.5 }));
}
