using CnnLab.Plugins.Datasets;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Datasets;

/// <summary>The data sets themselves, where this machine has them.</summary>
internal sealed class RealDataTests
{
    private const string DebianFashion = "/usr/share/datasets/fashion-mnist";

    [Test]
    public void MNIST_has_the_known_number_of_every_digit()
    {
        var contents =
            new MnistDataset(new(), new FolderFiles(SharedData.PathOrIgnore("mnist"))).Load(CancellationToken.None);
        Assert.That(
            contents.Training.ClassCounts(10),
            Is.EqualTo(new[] { 5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949 }));
        Assert.That(
            contents.Test!.ClassCounts(10),
            Is.EqualTo(new[] { 980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009 }));
        Assert.That(
            contents.Fingerprint, Is.EqualTo("87c049683262a6bba6c6d28aee2df0f6a884676c880dd6d2ff4038f6ac0d6ae0"));
    }

    [Test]
    public void Fashion_MNIST_has_as_many_of_every_garment()
    {
        if (!Directory.Exists(DebianFashion))
        {
            Assert.Ignore($"Debian's package dataset-fashion-mnist is not installed: there is no {DebianFashion}.");
        }

        var contents = new FashionMnistDataset(new(), new FolderFiles(DebianFashion)).Load(CancellationToken.None);
        Assert.That(contents.Training.ClassCounts(10), Is.All.EqualTo(6000));
        Assert.That(contents.Test!.ClassCounts(10), Is.All.EqualTo(1000));
        Assert.That(
            contents.Fingerprint, Is.EqualTo("9559f1d10edc40dec0031f22cc8ccafe75167677cc80468188c1e88e380227cd"));
    }

    [Test]
    public void An_extract_of_CIFAR_10_is_read_under_its_own_names()
    {
        var options =
            new Cifar10Options { TrainFiles = ["cifar10-train-first4000.bin"], TestFiles = ["cifar10-test-*.bin"] };
        var contents = new Cifar10Dataset(options, new FolderFiles(SharedData.PathOrIgnore("cifar10-lossless-5k")))
            .Load(CancellationToken.None);
        Assert.That(
            contents.Training.ClassCounts(10), Is.EqualTo(new[] { 396, 366, 420, 384, 422, 393, 414, 385, 407, 413 }));
        Assert.That(
            contents.Test!.ClassCounts(10), Is.EqualTo(new[] { 103, 89, 100, 103, 90, 86, 112, 102, 106, 109 }));
        Assert.That(
            contents.Fingerprint, Is.EqualTo("5ef80fab460afb93ae1ec3b4eba0625d9d98b61117f03f9c1e1bbfa31bdc9dc9"));
    }

    [Test]
    public void Optdigits_has_the_known_number_of_every_digit()
    {
        var contents = new OptdigitsDataset(new(), new FolderFiles(SharedData.PathOrIgnore("optdigits")))
            .Load(CancellationToken.None);
        Assert.That(
            contents.Training.ClassCounts(10), Is.EqualTo(new[] { 376, 389, 380, 389, 387, 376, 377, 387, 380, 382 }));
        Assert.That(
            contents.Test!.ClassCounts(10), Is.EqualTo(new[] { 178, 182, 177, 183, 181, 182, 181, 179, 174, 180 }));
        // The first line of optdigits.tra begins 0,1,6,15,12,1.
        Assert.That(
            contents.Training.Pixels(0, new Shape(1, 8, 8))[..6],
            Is.EqualTo(new[] { 0, 1 / 16f, 6 / 16f, 15 / 16f, 12 / 16f, 1 / 16f }));
    }

    [Test]
    public void Sign_language_digits_are_a_folder_of_images_three_of_them_giants()
    {
        var options = new ImageFolderOptions
        {
            Path = Path.Combine(SharedData.PathOrIgnore("sign-language-digits"), "Dataset"),
            ImageSize = 64,
        };
        using var tree = new ImageTree();
        var training = new ImageFolderDataset(options, tree).Load(CancellationToken.None).Training;
        Assert.That(
            training.ClassCounts(10), Is.EqualTo(new[] { 205, 206, 206, 206, 207, 207, 207, 206, 208, 204 }));
        var skipping = options with { MaxPixels = 1_000_000, OnBroken = OnBroken.Skip };
        var smaller = new ImageFolderDataset(skipping, tree).Load(CancellationToken.None);
        Assert.That(smaller.Training.ClassCounts(10)[7], Is.EqualTo(203));
        foreach (var giant in new[] { "IMG_5874.JPG", "IMG_5935.JPG", "IMG_5978.JPG" })
        {
            Assert.That(
                smaller.Notices,
                Has.Exactly(1).Contains($"{giant}' has 3024x3024 = 9144576 pixels."));
        }
    }
}
