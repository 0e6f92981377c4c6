using CnnLab.Engine;
using SkiaSharp;

namespace CnnLab.Experiments.Tests.Lens;

public sealed class LensPictureTests
{
    [Test]
    public void A_picture_of_three_channels_is_a_png_in_colours()
    {
        var picture = LensPicture.Of("a", [-1, 0, 1, -1, 1, 1], new Shape(3, 1, 2), -1, 1);
        using var bitmap = SKBitmap.Decode(picture.Png());
        Assert.Multiple(() =>
        {
            Assert.That((bitmap.Width, bitmap.Height), Is.EqualTo((2, 1)));
            Assert.That(bitmap.GetPixel(0, 0), Is.EqualTo(new SKColor(0, 255, 255)));
            Assert.That(bitmap.GetPixel(1, 0), Is.EqualTo(new SKColor(128, 0, 255)));
        });
    }

    [Test]
    public void Any_other_picture_is_grey()
    {
        var picture = LensPicture.Of("a", [0, 2, 9, 9], new Shape(2, 2, 1), 0, 2);
        using var bitmap = SKBitmap.Decode(picture.Png());
        Assert.That(bitmap.GetPixel(0, 0), Is.EqualTo(new SKColor(0, 0, 0)));
        Assert.That(bitmap.GetPixel(0, 1), Is.EqualTo(new SKColor(255, 255, 255)));
    }

    [Test]
    public void The_filters_are_those_of_the_first_convolution_with_zero_in_the_middle()
    {
        NamedTensor[] tensors =
        [
            new("fc/kernel", [2, 2], new float[] { 9, 9, 9, 9 }),
            new("conv1/kernel", [2, 1, 1, 2], new float[] { -2, 0, 1, 2 }),
            new("conv2/kernel", [1, 1, 1, 1], new float[] { 5 }),
        ];
        var filters = LensPictures.Filters(tensors);
        Assert.That(filters.Select(filter => filter.Name), Is.EqualTo(new[] { "conv1/kernel[0]", "conv1/kernel[1]" }));
        Assert.That(filters.SelectMany(filter => filter.Pixels), Is.EqualTo(new byte[] { 0, 128, 191, 255 }));
    }
}
