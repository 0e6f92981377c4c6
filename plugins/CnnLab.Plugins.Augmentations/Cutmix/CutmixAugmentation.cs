using System.ComponentModel;

namespace CnnLab.Plugins.Augmentations;

/// <summary>
/// Every image of a batch gets a rectangle of another one, at its place, and as much of its target as the rectangle has
/// of the area. One rectangle for the batch: <c>sqrt(1 - l)</c> of the height and of the width, l drawn from
/// Beta(alpha, alpha), about a point drawn from the whole image; what sticks out is cut off, and not counted.
/// </summary>
/// <remarks>
/// Yun, Han, Oh, Chun, Choe, Yoo: "CutMix: Regularization Strategy to Train Strong Classifiers with Localizable
/// Features", ICCV 2019.
/// </remarks>
/// <param name="options">How large, and how often.</param>
[Description(
    "Pastes a rectangle of another image of the batch into each, targets by the area (Yun and others 2019).")]
public sealed class CutmixAugmentation(CutmixOptions options) : BatchAugmentation
{
    private readonly Partners _partners = new();

    /// <inheritdoc/>
    public override void Apply(Batch images, Batch targets, ref RandomStream random)
    {
        if (random.NextDouble() >= options.Probability)
        {
            return;
        }

        var shape = images.Shape;
        var part = Math.Sqrt(1 - Beta.Draw(options.Alpha, ref random));
        var (top, bottom) = Cut(shape.Height, part, ref random);
        var (left, right) = Cut(shape.Width, part, ref random);
        var area = (double)(bottom - top) * (right - left) / (shape.Height * shape.Width);
        _partners.Draw(images.Count, ref random);
        _partners.Mix(images, new PartMixing(shape, top..bottom, left..right));
        _partners.Mix(targets, new LinearMixing((float)(1 - area)));
    }

    private static (int Begin, int End) Cut(int length, double part, ref RandomStream random)
    {
        var (middle, half) = (random.NextInt32(length), (int)(length * part / 2));
        return (Math.Max(middle - half, 0), Math.Min(middle + half, length));
    }
}
