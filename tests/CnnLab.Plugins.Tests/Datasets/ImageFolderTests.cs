using CnnLab.Plugins.Datasets;

namespace CnnLab.Plugins.Tests.Datasets;

internal sealed class ImageFolderTests
{
    private static readonly ImageFolderOptions Small = new()
    {
        Path = "train",
        ClassNames = ["cat", "dog"],
        ImageSize = new(2, 3),
        Normalize = Normalization.None,
    };

    private ImageTree _tree = null!;

    [SetUp]
    public void NewTree()
    {
        _tree = new ImageTree();
        _tree.Write("train/cat/b.bmp", Plain(20));
        _tree.Write("train/cat/a.BMP", Plain(10));
        _tree.Write("train/cat/notes.txt", [1, 2, 3]);
        _tree.Write("train/dog/c.bmp", Plain(30));
    }

    [TearDown]
    public void DeleteTree() => _tree.Dispose();

    [Test]
    public void Images_are_taken_from_each_class_in_turn_in_the_order_of_their_names()
    {
        var contents = Load(Small);
        Assert.That(contents.Training.Labels, Is.EqualTo(new[] { 0, 1, 0 }));
        Assert.That(
            Enumerable.Range(0, 3).Select(i => contents.Training.Pixels(i, new Shape(3, 2, 3))[0]),
            Is.EqualTo(new[] { 10f, 30, 20 }));
        Assert.That(contents.Test, Is.Null);
    }

    [TestCase(DecodeTime.UpFront)]
    [TestCase(DecodeTime.OnTheFly)]
    public void Red_green_and_blue_are_planes_from_top_left(DecodeTime decode)
    {
        _tree.Write("train/dog/c.bmp", ImageTree.Bmp(3, 2, (row, column) =>
            ((byte)((10 * row) + column), (byte)(100 + (10 * row) + column), (byte)(200 + (10 * row) + column))));
        Assert.That(
            Load(Small with { Decode = decode }).Training.Pixels(1, new Shape(3, 2, 3)),
            Is.EqualTo(new float[]
            {
                0, 1, 2, 10, 11, 12, 100, 101, 102, 110, 111, 112, 200, 201, 202, 210, 211, 212,
            }));
    }

    [Test]
    public void Gray_is_luma()
    {
        _tree.Write("train/dog/c.bmp", ImageTree.Bmp(3, 2, (_, _) => (200, 100, 50)));
        var options = Small with { ColorMode = ColorMode.Grayscale };
        Assert.That(new ImageFolderDataset(options, _tree).ImageShape, Is.EqualTo(new Shape(1, 2, 3)));
        // 0.299 x 200 + 0.587 x 100 + 0.114 x 50 = 124.2
        Assert.That(Load(options).Training.Pixels(1, new Shape(1, 2, 3)), Is.All.EqualTo(124f));
    }

    [TestCase(true, 5, 8, 11)]
    [TestCase(false, 2, 8, 14)]
    public void Another_ratio_of_sides_is_cropped_about_the_centre_or_distorted(
        bool crops, float left, float middle, float right)
    {
        // 18 columns of 0 to 17 and 6 rows; the centred part of ratio 3:2 has columns 4.5 to 13.5.
        _tree.Write("train/dog/c.bmp", ImageTree.Bmp(18, 6, (_, column) => ((byte)column, 0, 0)));
        var pixels = Load(Small with { CropToAspectRatio = crops }).Training.Pixels(1, new Shape(3, 2, 3));
        Assert.That(pixels.Take(3), Is.EqualTo(new[] { left, middle, right }).Within(1f));
        Assert.That(pixels[..3], Is.EqualTo(pixels[3..6]));
    }

    [Test]
    public void PNG_JPEG_and_WebP_are_read_too()
    {
        _tree.Write("train/dog/c.png", ImageTree.Png(2, 2, [0, 77, 77, 0, 77, 77]));
        using var bitmap = new SkiaSharp.SKBitmap(8, 8);
        bitmap.Erase(new SkiaSharp.SKColor(200, 100, 50));
        _tree.Write("train/dog/d.jpeg", bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Jpeg, 95).ToArray());
        _tree.Write("train/dog/e.webp", bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Webp, 100).ToArray());
        var images = Load(Small with { ClassNames = ["dog"] }).Training;
        Assert.That(images.Pixels(1, new Shape(3, 2, 3)), Is.All.EqualTo(77f));
        foreach (var index in new[] { 2, 3 })
        {
            var pixels = images.Pixels(index, new Shape(3, 2, 3));
            Assert.That(
                new[] { pixels[0], pixels[6], pixels[12] }, Is.EqualTo(new[] { 200f, 100, 50 }).Within(4f), $"{index}");
        }
    }

    [Test]
    public void Decoded_up_front_and_on_the_fly_are_the_same_to_the_last_bit()
    {
        _tree.Write("train/dog/c.bmp", ImageTree.Bmp(37, 23, (row, column) =>
            ((byte)(row * 7), (byte)(column * 5), (byte)(row * column))));
        var options = Small with { ImageSize = new(9, 7), Normalize = Normalization.Symmetric };
        var (upFront, onTheFly) = (Load(options), Load(options with { Decode = DecodeTime.OnTheFly }));
        Assert.That(onTheFly.Fingerprint, Is.EqualTo(upFront.Fingerprint));
        Assert.That(onTheFly.Training.Labels, Is.EqualTo(upFront.Training.Labels));
        Assert.That(
            onTheFly.Training.Pixels(1, new Shape(3, 9, 7)),
            Is.EqualTo(upFront.Training.Pixels(1, new Shape(3, 9, 7))));
    }

    [Test]
    public void Limits_keep_the_first_images_and_the_fingerprint_which_is_of_the_files()
    {
        var fingerprint = Load(Small).Fingerprint;
        var limited = Load(Small with { TrainLimit = 2, ImageSize = 5, ColorMode = ColorMode.Grayscale });
        Assert.That(limited.Training.Labels, Is.EqualTo(new[] { 0, 1 }));
        Assert.That(limited.Fingerprint, Is.EqualTo(fingerprint));
        _tree.Write("train/cat/b.bmp", Plain(21));
        Assert.That(Load(Small).Fingerprint, Is.Not.EqualTo(fingerprint));
    }

    [Test]
    public void Test_images_are_in_a_folder_of_their_own()
    {
        _tree.Write("test/cat/x.bmp", Plain(1));
        _tree.Write("test/dog/y.bmp", Plain(2));
        var test = Load(Small with { TestPath = "test" }).Test!;
        Assert.That(test.Labels, Is.EqualTo(new[] { 0, 1 }));
        Assert.That(test.Pixels(1, new Shape(3, 2, 3))[0], Is.EqualTo(2));
    }

    [Test]
    public void Classes_that_are_not_named_are_the_subfolders_in_ordinal_order()
    {
        _tree.Write("train/Zebra/z.bmp", Plain(40));
        _tree.Write("train/.cache/c.bmp", Plain(50));
        _tree.Write("train/readme.txt", [1]);
        var dataset = new ImageFolderDataset(Small with { ClassNames = [] }, _tree);
        Assert.That(dataset.ClassNames, Is.EqualTo(new[] { "Zebra", "cat", "dog" }));
        Assert.That(dataset.Load(CancellationToken.None).Training.Labels, Is.EqualTo(new[] { 0, 1, 2, 1 }));
    }

    [TestCase("nowhere", "cannot be read")]
    [TestCase("train/cat", "has no subfolders. Expected one for each class.")]
    public void Classes_that_are_neither_named_nor_found_are_an_error(string path, string message) => Assert.That(
        () => new ImageFolderDataset(Small with { Path = path, ClassNames = [] }, _tree),
        Throws.InstanceOf<ComponentException>()
            .With.Message.Contain($"'{_tree[path]}'").And.Message.Contain(message));

    [Test]
    public void Named_classes_need_no_folder_before_loading() => Assert.That(
        new ImageFolderDataset(Small with { Path = "nowhere" }, _tree).ClassNames, Is.EqualTo(Small.ClassNames));

    private static IEnumerable<TestCaseData> BrokenImages()
    {
        yield return Broken("A_text_file", [.. "<html>"u8], "is not an image. Expected PNG, JPEG, WebP or BMP.");
        yield return Broken("An_empty_file", [], "is not an image. Expected PNG, JPEG, WebP or BMP.");
        yield return Broken(
            "A_GIF", Convert.FromHexString("47494638396101000100800000000000FFFFFF2C00000000010001000002024401003B"),
            "is an image of the format Gif. Expected PNG, JPEG, WebP or BMP.");
        yield return Broken(
            "A_PNG_bomb", ImageTree.Png(60_000, 60_000, new byte[100_000]),
            "has 60000x60000 = 3600000000 pixels. Expected at most 50000000 (max_pixels).");
        yield return Broken(
            "A_truncated_PNG", ImageTree.Png(50, 50, new byte[1000]),
            "is broken: decoding it ended with IncompleteInput. Expected a whole image.");
        yield return Broken(
            "A_truncated_BMP", ImageTree.Bmp(9, 9, (_, _) => (1, 2, 3))[..100],
            "is broken: decoding it ended with IncompleteInput. Expected a whole image.");
    }

    [TestCaseSource(nameof(BrokenImages))]
    public void A_broken_image_ends_the_run_or_is_named_and_left_out(byte[] bytes, string message)
    {
        _tree.Write("train/cat/aa.png", bytes);
        var expected = $"'{_tree["train/cat/aa.png"]}' {message}";
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(MessageOf(Small), Is.EqualTo(expected));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(10_000_000));
        var contents = Load(Small with { OnBroken = OnBroken.Skip });
        Assert.That(contents.Training.Labels, Is.EqualTo(new[] { 0, 1, 0 }));
        Assert.That(contents.Notices, Is.EqualTo(new[] { $"Left out: {expected}" }));
    }

    [TestCase(1)]
    [TestCase(2)]
    public void An_image_beyond_the_limit_is_not_decoded(int limit)
    {
        _tree.Write("train/cat/b.bmp", [1]);
        Assert.That(Load(Small with { TrainLimit = limit }).Training.Labels, Has.Count.EqualTo(limit));
        Assert.That(MessageOf(Small with { TrainLimit = 3 }), Does.Contain("b.bmp' is not an image."));
    }

    [Test]
    public void Images_that_are_skipped_are_not_in_the_fingerprint_wherever_the_limit_is()
    {
        _tree.Write("train/cat/d.bmp", [1]);
        var skipping = Small with { OnBroken = OnBroken.Skip };
        Assert.That(
            Load(skipping with { TrainLimit = 1 }).Fingerprint, Is.EqualTo(Load(skipping).Fingerprint));
    }

    [Test]
    public void A_limit_counts_images_that_are_whole()
    {
        _tree.Write("train/cat/_.png", [1]);
        var training = Load(Small with { OnBroken = OnBroken.Skip, TrainLimit = 2 }).Training;
        Assert.That(training.Labels, Is.EqualTo(new[] { 1, 0 }));
    }

    [Test]
    public void The_largest_image_is_as_the_manifest_says() => Assert.That(
        MessageOf(Small with { MaxPixels = 5 }),
        Does.EndWith("a.BMP' has 3x2 = 6 pixels. Expected at most 5 (max_pixels)."));

    [Test]
    public void Nothing_but_broken_images_is_an_error()
    {
        _tree.Write("broken/cat/a.png", [1]);
        Assert.That(
            MessageOf(Small with { Path = "broken", ClassNames = ["cat"], OnBroken = OnBroken.Skip }),
            Is.EqualTo("None of the 1 images can be read. Expected at least one."));
    }

    [Test]
    public void A_class_without_images_is_an_error()
    {
        _tree.Write("train/bird/notes.txt", [1]);
        Assert.That(
            MessageOf(Small with { ClassNames = ["cat", "bird"] }),
            Is.EqualTo($"The folder '{Path.Combine("train", "bird")}' has no images. "
                + "Expected files *.png, *.jpg, *.jpeg, *.webp, *.bmp."));
    }

    [Test]
    public void An_image_that_is_changed_during_the_run_is_named()
    {
        var images = Load(Small with { Decode = DecodeTime.OnTheFly }).Training;
        _tree.Write("train/cat/a.BMP", [1]);
        Assert.That(
            () => images.Pixels(0, new Shape(3, 2, 3)),
            Throws.InstanceOf<ComponentException>().With.Message.Contain("a.BMP' is not an image."));
    }

    [Test]
    public void A_very_tall_image_takes_no_more_memory_than_its_pixels()
    {
        _tree.Write("train/dog/c.png", ImageTree.Png(1, 400_000, new byte[800_000]));
        var options = Small with { ClassNames = ["dog"], ImageSize = new(2, 3000), CropToAspectRatio = false };
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(Load(options).Training.Pixels(1, new Shape(3, 2, 3000)).Max(), Is.Zero);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(30_000_000));
    }

    [Test]
    public void More_than_memory_can_hold_is_refused_before_decoding() => Assert.That(
        MessageOf(Small with { ImageSize = new(32_000, 20_000) }),
        Is.EqualTo("3 images of shape [3, 32000, 20000] take 5760000000 bytes. Expected at most 2147483591: "
            + "set \"decode\": \"on_the_fly\", or limit their number."));

    private static readonly object[] Refused =
    [
        new object[] { Small with { Path = null }, "'path' is not given." },
        new object[] { Small with { ClassNames = ["cat", "cat"] }, "'class_names' has 'cat' more than once." },
        new object[] { Small with { ClassNames = ["../cat"] }, "'class_names' has '../cat'." },
        new object[] { Small with { ClassNames = [".."] }, "'class_names' has '..'." },
        new object[] { Small with { TestPath = "train" }, "'train' is both 'path' and 'test_path'." },
    ];

    [TestCaseSource(nameof(Refused))]
    public void Options_that_cannot_be_are_refused_before_any_file_is_read(
        ImageFolderOptions options, string message) =>
        Assert.That(
            () => new ImageFolderDataset(options, _tree),
            Throws.InstanceOf<ComponentException>().With.Message.StartWith(message).And.Message.Contain("Expected"));

    private static TestCaseData Broken(string test, byte[] bytes, string message) =>
        new TestCaseData(bytes, message).SetName($"{test}_ends_the_run_or_is_named_and_left_out");

    private static byte[] Plain(byte value) => ImageTree.Bmp(3, 2, (_, _) => (value, value, value));

    private DatasetContents Load(ImageFolderOptions options) =>
        new ImageFolderDataset(options, _tree).Load(CancellationToken.None);

    private string MessageOf(ImageFolderOptions options) =>
        Assert.Throws<ComponentException>(() => Load(options))!.Message;
}
