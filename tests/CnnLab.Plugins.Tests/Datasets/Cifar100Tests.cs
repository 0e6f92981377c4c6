using CnnLab.Plugins.Datasets;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Datasets;

internal sealed class Cifar100Tests
{
    private TempFolder _folder = null!;

    [SetUp]
    public void NewFolder()
    {
        _folder = new TempFolder();
        Write("train.bin", Record(coarse: 19, fine: 99, first: 10), Record(coarse: 4, fine: 0, first: 20));
        Write("test.bin", Record(coarse: 0, fine: 1, first: 40));
    }

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Fine_and_coarse_labels_are_read_with_their_names()
    {
        var fine = Data(Cifar100LabelMode.Fine);
        Assert.That(fine.Load(CancellationToken.None).Training.Labels, Is.EqualTo(new[] { 99, 0 }));
        Assert.That(fine.ClassNames, Has.Count.EqualTo(100).And.Unique.And.Ordered);
        var coarse = Data(Cifar100LabelMode.Coarse);
        Assert.That(coarse.Load(CancellationToken.None).Training.Labels, Is.EqualTo(new[] { 19, 4 }));
        Assert.That(coarse.ClassNames, Has.Count.EqualTo(20).And.Unique.And.Ordered);
    }

    [Test]
    public void Pixels_begin_after_both_labels()
    {
        var contents = Data(Cifar100LabelMode.Fine).Load(CancellationToken.None);
        var pixels = contents.Training.Pixels(1, new Shape(3, 32, 32));
        Assert.That((pixels[0], pixels[1023], pixels[1024], pixels[3071]), Is.EqualTo((20f, 20f, 21f, 22f)));
        Assert.That(contents.Test!.Pixels(0, new Shape(3, 32, 32))[0], Is.EqualTo(40f));
    }

    [Test]
    public void A_label_out_of_range_is_an_error()
    {
        Write("train.bin", Record(coarse: 20, fine: 100, first: 0));
        Assert.That(
            MessageOf(Cifar100LabelMode.Fine), Is.EqualTo(
                $"'{_folder["train.bin"]}': image 0 has the label 100. Expected 0 to 99."));
        Assert.That(MessageOf(Cifar100LabelMode.Coarse), Does.EndWith("image 0 has the label 20. Expected 0 to 19."));
    }

    [Test]
    public void A_truncated_file_is_an_error()
    {
        File.WriteAllBytes(_folder["test.bin"], new byte[3073]);
        Assert.That(MessageOf(Cifar100LabelMode.Fine), Does.EndWith(
            "has 3073 bytes, 0 images and 3073 bytes. Expected a multiple of 3074."));
    }

    private Cifar100Dataset Data(Cifar100LabelMode mode) =>
        new(new() { LabelMode = mode, Normalize = Normalization.None }, new FolderFiles(_folder.Path));

    private string MessageOf(Cifar100LabelMode mode) =>
        Assert.Throws<ComponentException>(() => Data(mode).Load(CancellationToken.None))!.Message;

    private void Write(string name, params byte[][] records) =>
        File.WriteAllBytes(_folder[name], [.. records.SelectMany(record => record)]);

    /// <summary>A record with planes of one value each: first, first + 1, first + 2.</summary>
    private static byte[] Record(byte coarse, byte fine, byte first) =>
        [coarse, fine, .. Enumerable.Range(0, 3 * 1024).Select(i => (byte)(first + (i / 1024)))];
}
