namespace CnnLab.Benchmarks.Tests;

public sealed class IndexedImagesTests
{
    private static readonly IndexedImages Images = new(1_000_000, classes: 10);

    private static float[] Read(int index)
    {
        var image = new float[784];
        Images.Read(index, image);
        return image;
    }

    [Test]
    public void An_image_follows_from_its_index_and_from_nothing_else()
    {
        float[] last = Read(999_999), first = Read(0);
        Assert.Multiple(() =>
        {
            Assert.That(Read(999_999), Is.EqualTo(last));
            Assert.That(first, Is.Not.EqualTo(last));
        });
    }

    [Test]
    public void Pixels_are_spread_over_0_to_1()
    {
        var pixels = Read(12_345);
        Assert.Multiple(() =>
        {
            Assert.That(pixels, Is.All.InRange(0f, 1f));
            Assert.That(pixels.Average(), Is.EqualTo(0.5f).Within(0.05f));
        });
    }

    [Test]
    public void Labels_take_turns() => Assert.Multiple(() =>
    {
        Assert.That(Images.Count, Is.EqualTo(1_000_000));
        Assert.That(Images.Labels[42], Is.EqualTo(2));
        Assert.That(Images.Labels.Take(12), Is.EqualTo(new[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1 }));
        Assert.That(() => Images.Labels[1_000_000], Throws.TypeOf<ArgumentOutOfRangeException>());
    });

    [Test]
    public void An_epoch_runs_through_all_of_them()
    {
        var result = StreamBenchmark.Run(images: 96, threads: 2, CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That(result.Images, Is.EqualTo(96));
            Assert.That(result.ImagesPerSecond, Is.Positive);
            Assert.That(StreamResult.Parse(result.ToJson()), Is.EqualTo(result));
        });
    }
}
