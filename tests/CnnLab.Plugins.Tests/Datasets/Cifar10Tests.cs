using CnnLab.Plugins.Datasets;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Datasets;

internal sealed class Cifar10Tests
{
    private TempFolder _folder = null!;

    [SetUp]
    public void NewFolder()
    {
        _folder = new TempFolder();
        Write("data_batch_1.bin", Record(3, first: 10), Record(4, first: 20));
        Write("data_batch_2.bin", Record(9, first: 30));
        Write("test_batch.bin", Record(0, first: 40));
    }

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Records_are_read_file_after_file_with_their_three_planes()
    {
        var contents = Load(new Cifar10Options { Normalize = Normalization.None });
        Assert.That(contents.Training.Labels, Is.EqualTo(new[] { 3, 4, 9 }));
        Assert.That(contents.Test!.Labels, Is.EqualTo(new[] { 0 }));
        var pixels = contents.Training.Pixels(2, new Shape(3, 32, 32));
        Assert.That((pixels[0], pixels[1024], pixels[2048], pixels[3071]), Is.EqualTo((30f, 31f, 32f, 32f)));
    }

    [Test]
    public void Limits_keep_the_first_images_across_files_and_the_fingerprint()
    {
        var contents = Load(new Cifar10Options { TrainLimit = 1 });
        Assert.That(contents.Training.Labels, Is.EqualTo(new[] { 3 }));
        Assert.That(contents.Fingerprint, Is.EqualTo(Load(new()).Fingerprint));
    }

    [Test]
    public void The_fingerprint_does_not_depend_on_how_the_images_are_divided_into_files()
    {
        var fingerprint = Load(new()).Fingerprint;
        Write("all.bin", Record(3, first: 10), Record(4, first: 20), Record(9, first: 30));
        Assert.That(Load(new Cifar10Options { TrainFiles = ["all.bin"] }).Fingerprint, Is.EqualTo(fingerprint));
    }

    [Test]
    public void Files_of_ones_own_are_used_in_the_order_given()
    {
        Write("extra.bin", Record(1, first: 50));
        var labels = Load(new Cifar10Options { TrainFiles = ["extra.bin", "data_batch_?.bin"] }).Training.Labels;
        Assert.That(labels, Is.EqualTo(new[] { 1, 3, 4, 9 }));
    }

    [Test]
    public void Only_the_official_files_are_asked_of_the_official_archive()
    {
        var files = new FolderFiles(_folder.Path);
        new Cifar10Dataset(new(), files).Load(CancellationToken.None);
        Assert.That(
            files.Asked,
            Is.All.Matches<DataFile>(file => file.Archive == "cifar-10-binary.tar.gz" && file.Sha256 is not null));
        Assert.That(files.Mirrors, Is.Not.Empty);
        new Cifar10Dataset(new() { TrainFiles = ["data_batch_1.bin"] }, files).Load(CancellationToken.None);
        Assert.That(files.Asked, Is.All.Matches<DataFile>(file => file.Archive is null && file.Sha256 is null));
        Assert.That(files.Mirrors, Is.Empty);
    }

    [Test]
    public void A_file_cannot_be_for_training_and_for_test() => Assert.That(
        () => Load(new Cifar10Options { TrainFiles = ["*_batch*.bin"] }),
        Throws.InstanceOf<ComponentException>().With.Message.Contain("test_batch.bin' is named by both"));

    [TestCase(3073 * 2 - 1, "has 6145 bytes, 1 images and 3072 bytes. Expected a multiple of 3073.")]
    [TestCase(0, "has 0 bytes")]
    public void A_file_of_another_size_is_an_error(int bytes, string message)
    {
        File.WriteAllBytes(_folder["data_batch_2.bin"], new byte[bytes]);
        Assert.That(MessageOfLoad(), Does.StartWith($"'{_folder["data_batch_2.bin"]}' {message}"));
    }

    [Test]
    public void A_label_out_of_range_is_an_error()
    {
        Write("data_batch_2.bin", Record(9, first: 0), Record(10, first: 0));
        Assert.That(MessageOfLoad(), Does.EndWith("data_batch_2.bin': image 1 has the label 10. Expected 0 to 9."));
    }

    [Test]
    public void Without_names_of_files_there_is_no_data_set()
    {
        Assert.That(
            () => new Cifar10Dataset(new() { TestFiles = [] }, new FolderFiles(_folder.Path)),
            Throws.InstanceOf<ComponentException>().With.Message.EqualTo(
                "'test_files' is empty. Expected at least one name."));
    }

    private DatasetContents Load(Cifar10Options options) =>
        new Cifar10Dataset(options, new FolderFiles(_folder.Path)).Load(CancellationToken.None);

    private string MessageOfLoad() => Assert.Throws<ComponentException>(() => Load(new()))!.Message;

    private void Write(string name, params byte[][] records) =>
        File.WriteAllBytes(_folder[name], [.. records.SelectMany(record => record)]);

    /// <summary>A record with planes of one value each: first, first + 1, first + 2.</summary>
    private static byte[] Record(byte label, byte first) =>
        [label, .. Enumerable.Range(0, 3 * 1024).Select(i => (byte)(first + (i / 1024)))];
}
