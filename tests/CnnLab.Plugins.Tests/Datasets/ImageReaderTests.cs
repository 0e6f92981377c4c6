using System.IO.Compression;
using System.Text;
using CnnLab.Plugins.Datasets;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Datasets;

public sealed class ImageReaderTests
{
    private static float[] Fit(int channels, int height, int width, WantedImage wanted, float[] stored) =>
        new ArrayFitter("it", channels, height, width, wanted).Fit(stored);

    /// <summary>An npz file of one array, written by hand.</summary>
    private static string Npz(TempFolder folder, string type, string sizes, byte[] data)
    {
        var path = Path.Combine(folder.Path, "images.npz");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        using var entry = zip.CreateEntry("anything.npy").Open();
        var header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({sizes}), }}\n";
        entry.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. data]);
        return path;
    }

    [Test]
    public void An_image_of_the_wanted_shape_stays_as_it_is()
    {
        float[] image = [1, 2, 3, 4, 5, 6];
        Assert.That(Fit(1, 2, 3, new WantedImage(new Shape(1, 2, 3)), image), Is.EqualTo(image));
    }

    [Test]
    public void Gray_becomes_RGB_and_RGB_becomes_luma() => Assert.Multiple(() =>
    {
        Assert.That(
            Fit(1, 1, 2, new WantedImage(new Shape(3, 1, 2)), [7, 9]), Is.EqualTo(new float[] { 7, 9, 7, 9, 7, 9 }));
        Assert.That(
            Fit(3, 1, 1, new WantedImage(new Shape(1, 1, 1)), [100, 50, 200]),
            Is.EqualTo(new[] { (0.299f * 100) + (0.587f * 50) + (0.114f * 200) }).Within(1e-4f));
    });

    [Test]
    public void Half_the_size_is_between_the_pixels_it_covers_and_a_wide_image_loses_its_sides()
    {
        // Cropped to the four pixels in the middle; what is left of a constant image is the constant.
        var cropped = Fit(1, 2, 4, new WantedImage(new Shape(1, 2, 2)), [9, 1, 2, 9, 9, 3, 4, 9]);
        var constant = Fit(1, 8, 8, new WantedImage(new Shape(1, 3, 3)), [.. Enumerable.Repeat(5f, 64)]);
        Assert.Multiple(() =>
        {
            Assert.That(cropped, Is.EqualTo(new float[] { 1, 2, 3, 4 }).Within(1e-5f));
            Assert.That(constant, Is.All.EqualTo(5f).Within(1e-5f));
        });
    }

    [Test]
    public void Channels_that_cannot_be_converted_and_images_too_large_are_refused() => Assert.Multiple(() =>
    {
        Assert.That(
            () => new ArrayFitter("it", 4, 2, 2, new WantedImage(new Shape(3, 2, 2))),
            Throws.TypeOf<ComponentException>().With.Message.Contains("4 channels"));
        Assert.That(
            () => new ArrayFitter("it", 1, 100_000, 100_000, new WantedImage(new Shape(1, 2, 2))),
            Throws.TypeOf<ComponentException>().With.Message.Contains("max_pixels"));
    });

    [Test]
    public void The_only_array_of_an_npz_file_is_read_channels_last()
    {
        using var folder = new TempFolder();
        var path = Npz(folder, "|u1", "2, 1, 2, 3", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        var images = new NpzImageReader().Read(path, new WantedImage(new Shape(3, 1, 2))).ToList();
        Assert.That(images[0], Is.EqualTo(new float[] { 1, 4, 2, 5, 3, 6 }));
        Assert.That(images[1], Is.EqualTo(new float[] { 7, 10, 8, 11, 9, 12 }));
    }

    [TestCase("2, 3", "Expected images x height x width")]
    [TestCase("1, 0, 4", "Expected images x height x width")]
    [TestCase("1, 40000, 40000", "max_pixels")]
    [TestCase("3, 2, 2", "ends after")]
    public void An_npz_file_that_does_not_hold_what_it_says_is_refused(string sizes, string expected)
    {
        using var folder = new TempFolder();
        var path = Npz(folder, "|u1", sizes, new byte[8]);
        Assert.That(
            () => new NpzImageReader().Read(path, new WantedImage(new Shape(1, 2, 2))).ToList(),
            Throws.TypeOf<ComponentException>().With.Message.Contains(expected));
    }

    [Test]
    public void Every_kind_of_file_has_one_reader()
    {
        IImageReader[] readers = [new PictureReader(), new IdxImageReader(), new NpzImageReader()];
        byte[][] starts =
        [
            [0x89, .. "PNG\r\n"u8], [0xFF, 0xD8, 0xFF], [.. "RIFF0000WEBPVP8 "u8], [.. "BM"u8],
            [0, 0, 8, 3], [0x1F, 0x8B, 8], [.. "PK\u0003\u0004"u8],
        ];
        Assert.That(
            starts.Select(start => readers.Count(reader => reader.CanRead(start))), Is.All.EqualTo(1));
    }
}
