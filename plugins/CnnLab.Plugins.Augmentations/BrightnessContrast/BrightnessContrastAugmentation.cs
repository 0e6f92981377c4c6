using System.ComponentModel;

namespace CnnLab.Plugins.Augmentations;

/// <summary>
/// Changes brightness and contrast as Keras' <c>RandomBrightness</c> and <c>RandomContrast</c> do (after Howard, "Some
/// Improvements on Deep Convolutional Neural Network Based Image Classification", 2013): <c>x = (x - mean) c + mean +
/// b</c>, with the mean of each channel of the image and one c and b for all channels. Nothing is clipped: what black
/// and white are, the data set's normalisation decides.
/// </summary>
/// <param name="options">How much.</param>
[Description("Changes brightness and contrast.")]
public sealed class BrightnessContrastAugmentation(BrightnessContrastOptions options) : Augmentation
{
    /// <inheritdoc/>
    public override void Apply(Span<float> image, Shape shape, ref RandomStream random)
    {
        var brightness = random.NextDouble(-options.Brightness, options.Brightness);
        var contrast = 1 + random.NextDouble(-options.Contrast, options.Contrast);
        var area = shape.Height * shape.Width;
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            var plane = image.Slice(channel * area, area);
            var shift = (float)((Mean(plane) * (1 - contrast)) + brightness);
            foreach (ref var pixel in plane)
            {
                pixel = (pixel * (float)contrast) + shift;
            }
        }
    }

    private static double Mean(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
