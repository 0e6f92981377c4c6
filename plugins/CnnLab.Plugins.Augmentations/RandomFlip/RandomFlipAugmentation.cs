using System.ComponentModel;

namespace CnnLab.Plugins.Augmentations;

/// <summary>
/// Flips an image left to right, top to bottom, or both, each with its probability. Horizontal flips are in Krizhevsky,
/// Sutskever, Hinton, "ImageNet Classification with Deep Convolutional Neural Networks", NIPS 2012, section 4.1.
/// </summary>
/// <param name="options">Which flips, and how likely. All channels are flipped together.</param>
[Description("Flips the image left to right, top to bottom, or both.")]
public sealed class RandomFlipAugmentation(RandomFlipOptions options) : Augmentation
{
    /// <inheritdoc/>
    public override void Apply(Span<float> image, Shape shape, ref RandomStream random)
    {
        var (height, width) = (shape.Height, shape.Width);
        if (options.Mode != FlipMode.Vertical && random.NextDouble() < options.Probability)
        {
            for (var row = 0; row < shape.Channels * height; row++)
            {
                image.Slice(row * width, width).Reverse();
            }
        }

        if (options.Mode != FlipMode.Horizontal && random.NextDouble() < options.Probability)
        {
            for (var channel = 0; channel < shape.Channels; channel++)
            {
                SwapRows(image.Slice(channel * height * width, height * width), width);
            }
        }
    }

    private static void SwapRows(Span<float> plane, int width)
    {
        for (var (top, bottom) = (0, plane.Length - width); top < bottom; top += width, bottom -= width)
        {
            for (var column = 0; column < width; column++)
            {
                (plane[top + column], plane[bottom + column]) = (plane[bottom + column], plane[top + column]);
            }
        }
    }
}
