using System.Buffers;
using System.ComponentModel;

namespace CnnLab.Plugins.Augmentations;

/// <summary>
/// Turns, scales, slants and shifts an image about its centre; pixels between pixels are interpolated bilinearly.
/// Affine distortions for digits are in Simard, Steinkraus, Platt, "Best Practices for Convolutional Neural Networks
/// Applied to Visual Document Analysis", ICDAR 2003; the order (slant, turn, scale,
/// shift) is torchvision's <c>RandomAffine</c>.
/// </summary>
/// <param name="options">The largest amounts. All channels move together.</param>
[Description("Turns, scales, slants and shifts the image; bilinear.")]
public sealed class RandomAffineAugmentation(RandomAffineOptions options) : Augmentation
{
    /// <inheritdoc/>
    public override void Apply(Span<float> image, Shape shape, ref RandomStream random)
    {
        var map = AffineMap.InverseOf(
            random.NextDouble(-options.Rotation, options.Rotation),
            random.NextDouble(-options.Shear, options.Shear),
            1 + random.NextDouble(-options.Scale, options.Scale),
            random.NextDouble(-options.Translation, options.Translation) * shape.Width,
            random.NextDouble(-options.Translation, options.Translation) * shape.Height);
        var old = ArrayPool<float>.Shared.Rent(image.Length);
        image.CopyTo(old);
        Resample(old.AsSpan(0, image.Length), image, shape, map);
        ArrayPool<float>.Shared.Return(old);
    }

    private void Resample(ReadOnlySpan<float> old, Span<float> image, Shape shape, AffineMap map)
    {
        var (height, width) = (shape.Height, shape.Width);
        var (middleX, middleY) = ((width - 1) / 2.0, (height - 1) / 2.0);
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var (x, y) = map.Apply(column - middleX, row - middleY);
                (x, y) = (x + middleX, y + middleY);
                for (var channel = 0; channel < shape.Channels; channel++)
                {
                    var plane = old.Slice(channel * height * width, height * width);
                    image[(((channel * height) + row) * width) + column] = Bilinear(plane, height, width, x, y);
                }
            }
        }
    }

    private float Bilinear(ReadOnlySpan<float> plane, int height, int width, double x, double y)
    {
        var (left, top) = (Math.Floor(x), Math.Floor(y));
        if (!(left >= -1 && left < width && top >= -1 && top < height))
        {
            return options.FillValue;
        }

        var (column, row) = ((int)left, (int)top);
        var (alongX, alongY) = ((float)(x - left), (float)(y - top));
        var upper = Mix(At(plane, height, width, row, column), At(plane, height, width, row, column + 1), alongX);
        var lower =
            Mix(At(plane, height, width, row + 1, column), At(plane, height, width, row + 1, column + 1), alongX);
        return Mix(upper, lower, alongY);
    }

    private float At(ReadOnlySpan<float> plane, int height, int width, int row, int column) =>
        (uint)row < (uint)height && (uint)column < (uint)width ? plane[(row * width) + column] : options.FillValue;

    private static float Mix(float first, float second, float share) => first + ((second - first) * share);
}
