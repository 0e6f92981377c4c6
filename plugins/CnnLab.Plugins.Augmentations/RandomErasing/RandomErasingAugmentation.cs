using System.ComponentModel;

namespace CnnLab.Plugins.Augmentations;

/// <summary>
/// Erases a rectangle of random size, shape and place (Zhong, Zheng, Kang, Li, Yang, "Random Erasing Data
/// Augmentation", AAAI 2020, algorithm 1). As in torchvision the logarithm of the aspect ratio is uniform, so
/// that tall parts are as likely as wide ones, and an image of which ten drawn rectangles stick out stays as it is.
/// </summary>
[Description("Erases a random rectangle of the image (Zhong and others 2020).")]
public sealed class RandomErasingAugmentation : Augmentation
{
    private const int Attempts = 10;
    private readonly RandomErasingOptions _options;

    /// <summary>The augmentation.</summary>
    /// <param name="options">How often, how large, of what shape, filled with what. All channels lose one part.</param>
    /// <exception cref="ComponentException">The smallest area is above the largest.</exception>
    public RandomErasingAugmentation(RandomErasingOptions options)
    {
        if (options.MinArea > options.MaxArea)
        {
            throw new ComponentException(
                $"min_area {options.MinArea} is above max_area {options.MaxArea}. Expected it no larger.");
        }

        _options = options;
    }

    /// <inheritdoc/>
    public override void Apply(Span<float> image, Shape shape, ref RandomStream random)
    {
        if (random.NextDouble() >= _options.Probability)
        {
            return;
        }

        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var area = random.NextDouble(_options.MinArea, _options.MaxArea) * shape.Height * shape.Width;
            var logarithm = Math.Log(_options.MinAspectRatio);
            var ratio = Math.Exp(random.NextDouble(logarithm, -logarithm));
            var height = (int)Math.Round(Math.Sqrt(area * ratio));
            var width = (int)Math.Round(Math.Sqrt(area / ratio));
            if (height <= shape.Height && width <= shape.Width)
            {
                var top = random.NextInt32(shape.Height - height + 1);
                var left = random.NextInt32(shape.Width - width + 1);
                Erase(image, shape, top, left, new Size2D(height, width), ref random);
                return;
            }
        }
    }

    private void Erase(Span<float> image, Shape shape, int top, int left, Size2D size, ref RandomStream random)
    {
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            for (var row = top; row < top + size.Height; row++)
            {
                Fill(
                    image.Slice((((channel * shape.Height) + row) * shape.Width) + left, size.Width), ref random);
            }
        }
    }

    private void Fill(Span<float> pixels, ref RandomStream random)
    {
        if (_options.Fill == ErasingFill.Constant)
        {
            pixels.Fill(_options.FillValue);
            return;
        }

        foreach (ref var pixel in pixels)
        {
            pixel = (float)random.NextGaussian();
        }
    }
}
