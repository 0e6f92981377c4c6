using CnnLab.Plugins.Augmentations;

namespace CnnLab.Plugins.Tests.Augmentations;

internal sealed class RandomCropTests
{
    [TestCase(2, 5, 4, 2, 1)]
    [TestCase(1, 3, 7, 0, 3)]
    [TestCase(3, 4, 3, 6, 5, Description = "A border wider than the image may leave nothing of it.")]
    public void Every_cut_is_a_shifted_copy_and_every_shift_occurs(
        int channels, int height, int width, int paddingHeight, int paddingWidth)
    {
        var shape = new Shape(channels, height, width);
        var image = Augmented.Numbered(shape);
        var shifts =
            (from down in Enumerable.Range(-paddingHeight, (2 * paddingHeight) + 1)
             from right in Enumerable.Range(-paddingWidth, (2 * paddingWidth) + 1)
             select Augmented.Image(
                 shape, (c, y, x) => Augmented.At(image, shape, c, y + down, x + right, outside: -1)))
            .Select(pixels => string.Join(' ', pixels)).ToHashSet();
        var crop = new RandomCropAugmentation(new() { Padding = new(paddingHeight, paddingWidth), FillValue = -1 });
        var seen = Enumerable.Range(0, 3000).Select(seed => string.Join(' ', Augmented.Apply(crop, shape, seed)));
        Assert.That(seen.ToHashSet(), Is.EquivalentTo(shifts));
    }

    [Test]
    public void The_default_is_a_border_of_four_zeros() =>
        Assert.That(new RandomCropOptions(), Is.EqualTo(new RandomCropOptions { Padding = new(4, 4), FillValue = 0 }));
}
