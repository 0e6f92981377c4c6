using CnnLab.Plugins.Augmentations;

namespace CnnLab.Plugins.Tests.Augmentations;

internal sealed class NoiseAndBrightnessTests
{
    [Test]
    public void Noise_has_mean_zero_and_the_deviation_asked_for()
    {
        var shape = new Shape(3, 61, 53);
        var image = Augmented.Numbered(shape).Select(value => value / 1000).ToArray();
        var noisy = Augmented.Apply(new GaussianNoiseAugmentation(new() { Stddev = 0.25 }), image, shape, seed: 1);
        var noise = noisy.Zip(image, (after, before) => (double)after - before).ToArray();
        Assert.That(noise.Average(), Is.EqualTo(0).Within(0.01));
        Assert.That(Math.Sqrt(noise.Average(value => value * value)), Is.EqualTo(0.25).Within(0.01));
        // Of normal values 68.3 % lie within one deviation.
        Assert.That(noise.Average(value => Math.Abs(value) < 0.25 ? 1 : 0), Is.EqualTo(0.683).Within(0.02));
    }

    [TestCase(0.3, 0.0)]
    [TestCase(0.0, 0.5)]
    [TestCase(0.2, 1.0)]
    public void Each_channel_is_stretched_about_its_own_mean_and_shifted(double brightness, double contrast)
    {
        var shape = new Shape(2, 5, 3);
        var image = Augmented.Numbered(shape);
        var augmentation = new BrightnessContrastAugmentation(new() { Brightness = brightness, Contrast = contrast });
        for (var seed = 0; seed < 20; seed++)
        {
            var random = Augmented.Stream(seed);
            var shift = random.NextDouble(-brightness, brightness);
            var factor = 1 + random.NextDouble(-contrast, contrast);
            var means = new[] { image.Take(15).Average(), image.Skip(15).Average() };
            var expected = image.Select((pixel, i) => ((pixel - means[i / 15]) * factor) + means[i / 15] + shift);
            Assert.That(
                Augmented.Apply(augmentation, shape, seed), Is.EqualTo(expected.Select(x => (float)x)).Within(1e-4f));
        }
    }

    [Test]
    public void Without_amounts_the_image_stays_as_it_is()
    {
        var shape = new Shape(2, 5, 3);
        var unchanged = new BrightnessContrastAugmentation(new() { Brightness = 0, Contrast = 0 });
        Assert.That(Augmented.Apply(unchanged, shape, 1), Is.EqualTo(Augmented.Numbered(shape)));
        var silent = new GaussianNoiseAugmentation(new() { Stddev = 0 });
        Assert.That(Augmented.Apply(silent, shape, 1), Is.EqualTo(Augmented.Numbered(shape)));
    }
}
