using CnnLab.Plugins.Datasets;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Datasets;

internal sealed class IdxLayoutTests
{
    private TempFolder _folder = null!;

    [SetUp]
    public void NewFolder() => _folder = new TempFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCase(EmnistSplit.Byclass, 62, "z")]
    [TestCase(EmnistSplit.Bymerge, 47, "t")]
    [TestCase(EmnistSplit.Balanced, 47, "t")]
    [TestCase(EmnistSplit.Digits, 10, "9")]
    [TestCase(EmnistSplit.Mnist, 10, "9")]
    public void EMNIST_is_put_upright_and_its_split_has_its_classes(EmnistSplit split, int classes, string last)
    {
        var prefix = $"emnist-{split.ToString().ToLowerInvariant()}";
        WriteEmnist(prefix, (byte)(classes - 1), 0);
        var data = new EmnistDataset(
            new() { Split = split, Normalize = Normalization.None }, new FolderFiles(_folder.Path));
        var contents = data.Load(CancellationToken.None);
        Assert.That((data.ClassNames.Count, data.ClassNames[^1]), Is.EqualTo((classes, last)));
        Assert.That(contents.Training.Labels, Is.EqualTo(new[] { classes - 1, 0 }));
        Assert.That(
            contents.Training.Pixels(1, data.ImageShape),
            Is.EqualTo(Enumerable.Range(0, 784).Select(i => (float)(byte)(1 + (i % 28 * 28) + (i / 28)))));
    }

    [Test]
    public void Many_images_are_put_upright_across_the_pieces_in_which_a_file_is_read()
    {
        WriteEmnist("emnist-digits", [.. Enumerable.Repeat((byte)3, 3000)]);
        var options = new EmnistOptions { Split = EmnistSplit.Digits, Normalize = Normalization.None };
        var images = new EmnistDataset(options, new FolderFiles(_folder.Path)).Load(CancellationToken.None).Training;
        foreach (var image in new[] { 1336, 1337, 1338, 2999 })
        {
            var pixels = images.Pixels(image, new Shape(1, 28, 28));
            Assert.That(pixels[1], Is.EqualTo((byte)(image + 28)), $"image {image}");
            Assert.That(pixels[28], Is.EqualTo((byte)(image + 1)), $"image {image}");
        }
    }

    [Test]
    public void Letters_count_from_one_in_the_files()
    {
        WriteEmnist("emnist-letters", 1, 26);
        var options = new EmnistOptions { Split = EmnistSplit.Letters };
        var data = new EmnistDataset(options, new FolderFiles(_folder.Path));
        Assert.That(data.Load(CancellationToken.None).Training.Labels, Is.EqualTo(new[] { 0, 25 }));
        Assert.That((data.ClassNames[0], data.ClassNames[25]), Is.EqualTo(("a", "z")));
        WriteEmnist("emnist-letters", 1, 0);
        Assert.That(
            () => data.Load(CancellationToken.None),
            Throws.InstanceOf<ComponentException>().With.Message.Contain(
                "train-labels-idx1-ubyte': image 1 has the label 0. Expected 1 to 26."));
    }

    [Test]
    public void KMNIST_has_MNISTs_files()
    {
        using var folder = new IdxFolder();
        var path = Path.GetDirectoryName(folder[IdxFolder.TrainImages])!;
        var contents = new KmnistDataset(new(), new FolderFiles(path)).Load(CancellationToken.None);
        Assert.That(contents.Fingerprint, Is.EqualTo(folder.Load().Fingerprint));
        Assert.That(contents.Training.Labels, Is.EqualTo(new[] { 7, 0, 9 }));
    }

    private void WriteEmnist(string prefix, params byte[] labels)
    {
        foreach (var part in new[] { "train", "test" })
        {
            File.WriteAllBytes(_folder[$"{prefix}-{part}-images-idx3-ubyte"], IdxFolder.Images(labels.Length));
            File.WriteAllBytes(_folder[$"{prefix}-{part}-labels-idx1-ubyte"], IdxFolder.Labels(labels));
        }
    }
}
