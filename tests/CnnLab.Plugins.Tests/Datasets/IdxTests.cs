using System.Security.Cryptography;
using System.Text;
using CnnLab.Plugins.Datasets;

namespace CnnLab.Plugins.Tests.Datasets;

internal sealed class IdxTests
{
    private static readonly Shape Shape = new(1, 28, 28);
    private IdxFolder _folder = null!;

    [SetUp]
    public void NewFolder() => _folder = new IdxFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Images_and_labels_are_read()
    {
        var contents = _folder.Load(new FileDatasetOptions { Normalize = Normalization.None });
        Assert.That(contents.Training.Labels, Is.EqualTo(new[] { 7, 0, 9 }));
        Assert.That(contents.Test!.Labels, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(
            contents.Training.Pixels(2, Shape),
            Is.EqualTo(Enumerable.Range(2, 784).Select(value => (float)(byte)value)));
    }

    [TestCase(Normalization.Unit, 1 / 255f)]
    [TestCase(Normalization.Symmetric, (1 / 127.5f) - 1)]
    [TestCase(Normalization.None, 1f)]
    public void Pixels_are_normalised(Normalization normalization, float one) =>
        Assert.That(
            _folder.Load(new FileDatasetOptions { Normalize = normalization }).Training.Pixels(0, Shape)[1],
            Is.EqualTo(one));

    [Test]
    public void Limits_keep_the_first_images()
    {
        var contents =
            _folder.Load(new FileDatasetOptions { TrainLimit = 2, TestLimit = 1, Normalize = Normalization.None });
        Assert.That(contents.Training.Labels, Is.EqualTo(new[] { 7, 0 }));
        Assert.That(contents.Test!.Labels, Is.EqualTo(new[] { 1 }));
        Assert.That(contents.Training.Pixels(1, Shape)[0], Is.EqualTo(1));
        Assert.That(_folder.Load(new FileDatasetOptions { TrainLimit = 100 }).Training.Count, Is.EqualTo(3));
    }

    [Test]
    public void The_fingerprint_is_of_the_whole_content_and_not_of_the_files()
    {
        var fingerprint = _folder.Load().Fingerprint;
        Assert.That(fingerprint, Is.EqualTo(Expected()));
        var limited = new FileDatasetOptions { TrainLimit = 1, Normalize = Normalization.None };
        Assert.That(_folder.Load(limited).Fingerprint, Is.EqualTo(fingerprint));
        _folder.Write(IdxFolder.TrainImages, IdxFolder.Compress(IdxFolder.Images(3)));
        Assert.That(_folder.Load().Fingerprint, Is.EqualTo(fingerprint));
        _folder.Write(IdxFolder.TestLabels, IdxFolder.Labels(1, 3));
        Assert.That(_folder.Load().Fingerprint, Is.Not.EqualTo(fingerprint));

        static string Expected() => Sha256(Encoding.UTF8.GetBytes(
            $"training 3 [1, 28, 28] {Sha256([7, 0, 9])} {Sha256(IdxFolder.Images(3)[16..])}\n"
            + $"test 2 [1, 28, 28] {Sha256([1, 2])} {Sha256(IdxFolder.Images(2)[16..])}\n"));

        static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    [Test]
    public void Compressed_files_and_names_with_dots_are_read()
    {
        var fingerprint = _folder.Load().Fingerprint;
        foreach (var (old, name, bytes) in new[]
        {
            (IdxFolder.TrainImages, "train-images.idx3-ubyte", IdxFolder.Images(3)),
            (IdxFolder.TrainLabels, "train-labels-idx1-ubyte.gz", IdxFolder.Compress(IdxFolder.Labels(7, 0, 9))),
            (IdxFolder.TestImages, "t10k-images.idx3-ubyte.gz", IdxFolder.Compress(IdxFolder.Images(2))),
            (IdxFolder.TestLabels, "t10k-labels-idx1-ubyte.gz", IdxFolder.Labels(1, 2)),
        })
        {
            _folder.Delete(old);
            _folder.Write(name, bytes);
        }

        Assert.That(_folder.Load().Fingerprint, Is.EqualTo(fingerprint));
    }

    private static IEnumerable<TestCaseData> SpoiltFiles()
    {
        yield return Spoilt(
            "An_empty_file", IdxFolder.TrainImages, [], "has 0 bytes. Expected an IDX header of 16 bytes");
        yield return Spoilt(
            "Labels_for_images", IdxFolder.TrainImages, IdxFolder.Labels(1, 2, 3),
            "begins with the magic number 0x00000801 (labels). Expected 0x00000803 (images).");
        yield return Spoilt(
            "A_text_file", IdxFolder.TestLabels, Encoding.ASCII.GetBytes("<html>"),
            "begins with the magic number 0x3c68746d. Expected 0x00000801 (labels).");
        yield return Spoilt(
            "Half_a_header", IdxFolder.TrainImages, IdxFolder.Header(0x803, 3),
            "ends in its header, after 8 bytes. Expected 16.");
        yield return Spoilt(
            "A_negative_count", IdxFolder.TrainLabels, IdxFolder.Header(0x801, -3), "has the sizes -3 in its header.");
        yield return Spoilt("No_labels", IdxFolder.TrainLabels, IdxFolder.Labels(), "has the sizes 0 in its header.");
        yield return Spoilt(
            "A_truncated_file", IdxFolder.TrainImages, IdxFolder.Images(3)[..^1],
            "ends after 2351 bytes of data. Expected 3 x 28 x 28 = 2352 bytes.");
        yield return Spoilt(
            "Trailing_bytes", IdxFolder.TestImages, [.. IdxFolder.Images(2), 0],
            "goes on after its 2 x 28 x 28 = 1568 bytes of data.");
        yield return Spoilt(
            "A_label_out_of_range", IdxFolder.TrainLabels, IdxFolder.Labels(7, 0, 10),
            "image 2 has the label 10. Expected 0 to 9.");
        yield return Spoilt(
            "Another_size", IdxFolder.TestImages, IdxFolder.Images(2, 28, 27), "has images of 28x27. Expected 28x28.");
        yield return Spoilt(
            "Too_few_labels", IdxFolder.TrainLabels, IdxFolder.Labels(7, 0), "has 2 labels. Expected as many.");
        yield return Spoilt(
            "Truncated_compression", IdxFolder.TrainImages, IdxFolder.Compress(IdxFolder.Images(3))[..200],
            "ends after 172 bytes of data. Expected 3 x 28 x 28 = 2352 bytes.");
        yield return Spoilt(
            "Damaged_compression", IdxFolder.TrainImages, Damaged(),
            "is damaged: its gzip compression does not unpack");
    }

    [TestCaseSource(nameof(SpoiltFiles))]
    public void A_spoilt_file_is_an_error(string name, byte[] bytes, string message)
    {
        _folder.Write(name, bytes);
        Assert.That(
            _folder.MessageOfLoad(), Does.Contain($"'{_folder[name]}'").And.Contain(message).And.Not.Contain("\n"));
    }

    [Test]
    public void A_huge_count_in_the_headers_costs_no_memory()
    {
        _folder.Write(IdxFolder.TrainImages, [.. IdxFolder.Header(0x803, int.MaxValue, 28, 28), .. new byte[784]]);
        _folder.Write(IdxFolder.TrainLabels, [.. IdxFolder.Header(0x801, int.MaxValue), .. new byte[10]]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(
            _folder.MessageOfLoad(),
            Does.Contain("ends after 10 bytes of data. Expected 2147483647 = 2147483647 bytes."));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(20_000_000));
    }

    [Test]
    public void Shape_and_classes_need_no_files()
    {
        var nowhere = new FolderFiles("/nowhere");
        Assert.That(new MnistDataset(new(), nowhere).ImageShape, Is.EqualTo(Shape));
        Assert.That(new FashionMnistDataset(new(), nowhere).ClassNames[9], Is.EqualTo("Ankle boot"));
    }

    private static TestCaseData Spoilt(string test, string name, byte[] bytes, string message) =>
        new TestCaseData(name, bytes, message).SetName($"{test}_is_an_error");

    private static byte[] Damaged()
    {
        var packed = IdxFolder.Compress(IdxFolder.Images(3));
        packed[packed.Length - 6] ^= 0xFF;
        return packed;
    }
}
