using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CnnLab.Plugins.Datasets;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Datasets;

internal sealed class NpzTests
{
    private static readonly Shape Shape = new(2, 1, 3);

    private static readonly NpzOptions Small = new()
    {
        ImageSize = new(1, 3),
        Channels = 2,
        NumClasses = 3,
        Normalize = Normalization.None,
    };

    /// <summary>Two images of one row, three columns and two channels, and labels 2 and 0.</summary>
    private static readonly byte[] Images = Npy("|u1", "(2, 1, 3, 2)", [1, 4, 2, 5, 3, 6, 11, 14, 12, 15, 13, 16]);

    private static readonly byte[] Labels = Npy("|u1", "(2,)", [2, 0]);
    private TempFolder _folder = null!;

    [SetUp]
    public void NewFolder() => _folder = new TempFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Images_with_channels_last_get_them_first()
    {
        Write(("x", Images), ("y", Labels));
        var contents = Load(Small);
        Assert.That(contents.Training.Labels, Is.EqualTo(new[] { 2, 0 }));
        Assert.That(contents.Training.Pixels(0, Shape), Is.EqualTo(new[] { 1f, 2, 3, 4, 5, 6 }));
        Assert.That(contents.Training.Pixels(1, Shape), Is.EqualTo(new[] { 11f, 12, 13, 14, 15, 16 }));
        Assert.That(contents.Test, Is.Null);
    }

    [Test]
    public void Images_with_channels_first_are_taken_as_they_are()
    {
        Write(("x", Npy("|u1", "(1, 2, 1, 3)", [1, 2, 3, 4, 5, 6])), ("y", Npy("|u1", "(1, 1)", [1])));
        Assert.That(
            Load(Small with { DataFormat = DataFormat.ChannelsFirst }).Training.Pixels(0, Shape),
            Is.EqualTo(new[] { 1f, 2, 3, 4, 5, 6 }));
    }

    [TestCase("(2, 1, 3)")]
    [TestCase("(2, 1, 3, 1)")]
    public void One_channel_needs_no_axis(string shape)
    {
        Write(("x", Npy("|u1", shape, [1, 2, 3, 4, 5, 6])), ("y", Labels));
        Assert.That(
            Load(Small with { Channels = 1 }).Training.Pixels(1, new Shape(1, 1, 3)), Is.EqualTo(new[] { 4f, 5, 6 }));
    }

    [TestCase("<i4", 4)]
    [TestCase("<i8", 8)]
    public void Labels_may_be_longer_and_pixels_floats(string type, int bytes)
    {
        var labels = new byte[2 * bytes];
        labels[0] = 2;
        var pixels = new byte[4 * 12];
        BinaryPrimitives.WriteSingleLittleEndian(pixels, -0.5f);
        Write(("x", Npy("<f4", "(2, 1, 3, 2)", pixels)), ("y", Npy(type, "(2,)", labels)));
        var training = Load(Small).Training;
        Assert.That(training.Labels, Is.EqualTo(new[] { 2, 0 }));
        Assert.That(training.Pixels(0, Shape)[0], Is.EqualTo(-0.5f));
    }

    [TestCase(Normalization.Unit, 0.25f)]
    [TestCase(Normalization.Symmetric, -0.5f)]
    public void Pixels_are_normalised_by_the_largest_value(Normalization normalize, float expected)
    {
        Write(("x", Images), ("y", Labels));
        var training = Load(Small with { Normalize = normalize, MaxValue = 4 }).Training;
        Assert.That(training.Pixels(0, Shape)[0], Is.EqualTo(expected));
    }

    [Test]
    public void Test_images_are_arrays_of_their_own_and_limits_keep_the_fingerprint()
    {
        Write(("a", Images), ("b", Labels), ("c", Images), ("d", Npy("|u1", "(2,)", [1, 1])));
        var options = Small with { TrainImages = "a", TrainLabels = "b", TestImages = "c", TestLabels = "d" };
        var contents = Load(options);
        Assert.That(contents.Test!.Labels, Is.EqualTo(new[] { 1, 1 }));
        var limited = Load(options with { TrainLimit = 1 });
        Assert.That(limited.Training.Count, Is.EqualTo(1));
        Assert.That(limited.Fingerprint, Is.EqualTo(contents.Fingerprint));
    }

    private static IEnumerable<TestCaseData> SpoiltArrays()
    {
        yield return Spoilt("No_array", [.. "hello, world"u8], Labels, "'x' is not a NumPy array.");
        yield return Spoilt("An_empty_entry", [], Labels, "'x' is not a NumPy array.");
        yield return Spoilt(
            "Doubles", Npy("<f8", "(2, 1, 3, 2)", new byte[96]), Labels,
            "'x' has elements of the type '<f8'. Expected '|u1', '<f4'.");
        yield return Spoilt(
            "Big_endian", Npy(">f4", "(2, 1, 3, 2)", new byte[48]), Labels, "'x' has elements of the type '>f4'.");
        yield return Spoilt(
            "Objects", Npy("|O", "(2, 1, 3, 2)", new byte[48]), Labels, "'x' has elements of the type '|O'.");
        yield return Spoilt(
            "Labels_of_text", Images, Npy("<U1", "(2,)", new byte[8]),
            "'y' has elements of the type '<U1'. Expected '|u1', '<i4', '<i8'.");
        yield return Spoilt(
            "Fortran_order", Npy("|u1", "(2, 1, 3, 2)", new byte[12], "True"), Labels,
            "'x' is stored in Fortran order.");
        yield return Spoilt(
            "Another_shape", Npy("|u1", "(2, 3, 1, 2)", new byte[12]), Labels,
            "'x' has the sizes 2 x 3 x 1 x 2. Expected images x 1 x 3 x 2.");
        yield return Spoilt(
            "No_shape", Npy("|u1", "()", [1]), Labels, "'x' has the sizes . Expected images x 1 x 3 x 2.");
        yield return Spoilt(
            "Too_few_labels", Images, Npy("|u1", "(1,)", [1]), "'y' has the sizes 1. Expected 2, as many as images.");
        yield return Spoilt(
            "A_label_out_of_range", Images, Npy("|u1", "(2,)", [0, 3]),
            "'y': image 1 has the label 3. Expected 0 to 2.");
        yield return Spoilt(
            "A_negative_label", Images, Npy("<i4", "(2,)", [255, 255, 255, 255, 0, 0, 0, 0]),
            "'y': image 0 has the label -1. Expected 0 to 2.");
        yield return Spoilt(
            "A_pixel_that_is_no_number",
            Npy("<f4", "(1, 1, 3, 2)", [.. new byte[20], 0, 0, 0xC0, 0x7F]), Npy("|u1", "(1,)", [0]),
            "'x': image 0 has a pixel of NaN. Expected finite numbers.");
        yield return Spoilt(
            "A_truncated_array", Images[..^1], Labels,
            "'x' ends after 11 bytes of data. Expected 2 x 1 x 3 x 2 elements of 1 bytes.");
        yield return Spoilt("Trailing_bytes", [.. Images, 0], Labels, "'x' goes on after its 2 x 1 x 3 x 2 elements");
        yield return Spoilt(
            "A_size_beyond_all_bounds", Npy("|u1", "(99999999999999999999, 1, 3, 2)", []), Labels,
            "'x' has a header that cannot be read.");
        yield return Spoilt(
            "A_negative_size", Npy("|u1", "(-2, 1, 3, 2)", []), Labels, "'x' has a header that cannot be read.");
        yield return Spoilt(
            "A_header_without_end", [0x93, .. "NUMPY"u8, 2, 0, 255, 255, 255, 127], Labels,
            "'x' has a header of version 2 and 2147483647 bytes.");
        yield return Spoilt(
            "An_unknown_version", [0x93, .. "NUMPY"u8, 9, 0, 1, 0, 0, 0, 0], Labels, "'x' has a header of version 9");
    }

    [TestCaseSource(nameof(SpoiltArrays))]
    public void A_spoilt_array_is_an_error(byte[] images, byte[] labels, string message)
    {
        Write(("x", images), ("y", labels));
        Assert.That(
            MessageOf(Small),
            Does.StartWith($"'{_folder["data.npz"]}', array {message}").And.Contain("Expected").And.Not.Contain("\n"));
    }

    [Test]
    public void Sizes_that_are_absurd_take_no_memory()
    {
        Write(
            ("x", Npy("|u1", "(2000000000, 1, 3, 2)", new byte[600])),
            ("y", Npy("|u1", "(2000000000,)", new byte[100])));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(MessageOf(Small), Does.Contain("'x' ends after 600 bytes").Or.Contain("'y' ends after 100 bytes"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(2_000_000));
    }

    [Test]
    public void A_zip_whose_directory_lies_about_sizes_takes_no_memory()
    {
        Write(("x", Images), ("y", Labels));
        var bytes = File.ReadAllBytes(_folder["data.npz"]);
        for (var at = 0; at < bytes.Length - 4; at++)
        {
            // The central directory's entries begin with PK 1 2; 24 bytes on is the unpacked size.
            if (bytes.AsSpan(at, 4).SequenceEqual("PK\u0001\u0002"u8))
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + 24), 0xFFFFFFF0);
            }
        }

        File.WriteAllBytes(_folder["data.npz"], bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Assert.That(Load(Small).Training.Labels, Is.EqualTo(new[] { 2, 0 }));
        }
        catch (ComponentException exception)
        {
            Assert.That(exception.Message, Does.StartWith($"'{_folder["data.npz"]}'").And.Not.Contain("\n"));
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(2_000_000));
    }

    [Test]
    public void A_file_that_is_no_zip_or_cut_off_is_an_error()
    {
        File.WriteAllBytes(_folder["data.npz"], [1, 2, 3]);
        Assert.That(MessageOf(Small), Does.StartWith($"'{_folder["data.npz"]}' is not a whole zip archive."));
        Write(("x", Images), ("y", Labels));
        var bytes = File.ReadAllBytes(_folder["data.npz"]);
        File.WriteAllBytes(_folder["data.npz"], bytes[..^30]);
        Assert.That(MessageOf(Small), Does.StartWith($"'{_folder["data.npz"]}' is not a whole zip archive."));
    }

    [Test]
    public void A_missing_array_is_an_error_that_names_those_there_are()
    {
        Write(("x_train", Images), ("y", Labels));
        Assert.That(MessageOf(Small), Is.EqualTo(
            $"'{_folder["data.npz"]}' has no array 'x'. It has x_train, y. "
            + "Expected the names that the manifest gives."));
    }

    [Test]
    public void Test_images_without_labels_are_refused_before_any_file_is_read() => Assert.That(
        () => new NpzDataset(Small with { TestImages = "z" }, new FolderFiles(_folder.Path)),
        Throws.InstanceOf<ComponentException>().With.Message.EqualTo(
            "'test_images' is given without 'test_labels'. Expected both or none."));

    private static TestCaseData Spoilt(string test, byte[] images, byte[] labels, string message) =>
        new TestCaseData(images, labels, message).SetName($"{test}_is_an_error");

    private static byte[] Npy(string type, string shape, byte[] data, string fortran = "False")
    {
        var header = Encoding.ASCII.GetBytes(
            $"{{'descr': '{type}', 'fortran_order': {fortran}, 'shape': {shape}, }}".PadRight(117) + "\n");
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. data];
    }

    private void Write(params (string Name, byte[] Bytes)[] arrays)
    {
        using var archive = new ZipArchive(File.Create(_folder["data.npz"]), ZipArchiveMode.Create);
        foreach (var (name, bytes) in arrays)
        {
            using var entry = archive.CreateEntry($"{name}.npy").Open();
            entry.Write(bytes);
        }
    }

    private DatasetContents Load(NpzOptions options) =>
        new NpzDataset(options, new FolderFiles(_folder.Path)).Load(CancellationToken.None);

    private string MessageOf(NpzOptions options) =>
        Assert.Throws<ComponentException>(() => Load(options))!.Message;
}
