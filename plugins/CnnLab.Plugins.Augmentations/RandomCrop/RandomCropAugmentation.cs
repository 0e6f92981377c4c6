using System.ComponentModel;

namespace CnnLab.Plugins.Augmentations;

/// <summary>
/// Adds a border on every side and cuts an image of the old size out of it at a random place, every place as likely as
/// any other. With a padding of 4 the augmentation of CIFAR-10 in He, Zhang, Ren, Sun, "Deep Residual Learning for
/// Image Recognition", CVPR 2016, section 4.2 (after Lee et al., "Deeply-Supervised Nets", 2015).
/// </summary>
/// <param name="options">The border. All channels move together.</param>
[Description("Pads the image and cuts one of its old size out at a random place.")]
public sealed class RandomCropAugmentation(RandomCropOptions options) : Augmentation
{
    /// <inheritdoc/>
    public override void Apply(Span<float> image, Shape shape, ref RandomStream random)
    {
        var (height, width) = (shape.Height, shape.Width);
        var down = random.NextInt32((2 * options.Padding.Height) + 1) - options.Padding.Height;
        var right = random.NextInt32((2 * options.Padding.Width) + 1) - options.Padding.Width;
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            Cut(image.Slice(channel * height * width, height * width), width, down, right);
        }
    }

    /// <summary>Row y becomes row y + down, in the order in which no row is needed after it was written.</summary>
    private void Cut(Span<float> plane, int width, int down, int right)
    {
        var height = plane.Length / width;
        for (var i = 0; i < height; i++)
        {
            var row = down >= 0 ? i : height - 1 - i;
            var target = plane.Slice(row * width, width);
            var source = row + down;
            if (source < 0 || source >= height || Math.Abs(right) >= width)
            {
                target.Fill(options.FillValue);
                continue;
            }

            Shift(plane.Slice(source * width, width), target, right);
        }
    }

    private void Shift(ReadOnlySpan<float> source, Span<float> target, int right)
    {
        if (right >= 0)
        {
            source[right..].CopyTo(target);
            target[^right..].Fill(options.FillValue);
        }
        else
        {
            source[..^-right].CopyTo(target[-right..]);
            target[..-right].Fill(options.FillValue);
        }
    }
}
