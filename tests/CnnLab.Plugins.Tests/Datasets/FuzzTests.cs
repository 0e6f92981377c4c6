using System.IO.Compression;
using System.Text;
using CnnLab.Plugins.Datasets;
using CnnLab.TestKit;
using SkiaSharp;

namespace CnnLab.Plugins.Tests.Datasets;

/// <summary>
/// Small whole files, damaged at random, the same way at every run: a data set loads them or says in one line what is
/// wrong, and takes no more memory than such a file is worth.
/// </summary>
internal sealed class FuzzTests
{
    private const int MostBytes = 30_000_000;

    private TempFolder _folder = null!;

    [SetUp]
    public void NewFolder() => _folder = new TempFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [TestCase(IdxFolder.TrainImages, false)]
    [TestCase(IdxFolder.TrainImages, true)]
    [TestCase(IdxFolder.TrainLabels, false)]
    [TestCase(IdxFolder.TrainLabels, true)]
    public void Damaged_IDX_files_are_read_or_refused(string name, bool compressed)
    {
        using var folder = new IdxFolder();
        var bytes = File.ReadAllBytes(folder[name]);
        Damage(
            compressed ? IdxFolder.Compress(bytes) : bytes,
            damaged => folder.Write(name, damaged),
            () => folder.Load());
    }

    [Test]
    public void Damaged_CIFAR_files_are_read_or_refused()
    {
        File.WriteAllBytes(_folder["test_batch.bin"], new byte[3073]);
        Damage(
            new byte[2 * 3073],
            damaged => File.WriteAllBytes(_folder["data_batch_1.bin"], damaged),
            () => new Cifar10Dataset(new(), new FolderFiles(_folder.Path)).Load(CancellationToken.None));
    }

    [Test]
    public void Damaged_CSV_files_are_read_or_refused() => Damage(
        [.. "0,1,2,3,4\n2,5,6.5,7e1,8\n1,0,0,0,255\n"u8],
        damaged => File.WriteAllBytes(_folder["train.csv"], damaged),
        () => new CsvDataset(
            new() { ImageSize = new(1, 2), Channels = 2, NumClasses = 3 }, new FolderFiles(_folder.Path))
            .Load(CancellationToken.None));

    [TestCase(CompressionLevel.NoCompression)]
    [TestCase(CompressionLevel.Optimal)]
    public void Damaged_NPZ_files_are_read_or_refused(CompressionLevel compression)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            Add(archive, compression, "x", "(4, 2, 3)", 24);
            Add(archive, compression, "y", "(4,)", 4);
        }

        Damage(
            stream.ToArray(),
            damaged => File.WriteAllBytes(_folder["data.npz"], damaged),
            () => new NpzDataset(
                new() { ImageSize = new(2, 3), Channels = 1, NumClasses = 3 }, new FolderFiles(_folder.Path))
                .Load(CancellationToken.None));
    }

    [TestCase(SKEncodedImageFormat.Png)]
    [TestCase(SKEncodedImageFormat.Jpeg)]
    [TestCase(SKEncodedImageFormat.Webp)]
    public void Damaged_images_are_read_or_refused(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(16, 12);
        bitmap.Erase(new SKColor(200, 100, 50));
        bitmap.SetPixel(3, 4, new SKColor(1, 2, 3));
        DamageImages(bitmap.Encode(format, 90).ToArray());
    }

    [Test]
    public void Damaged_BMP_images_are_read_or_refused() =>
        DamageImages(ImageTree.Bmp(9, 7, (row, column) => ((byte)row, (byte)column, 3)));

    private static void DamageImages(byte[] image)
    {
        using var tree = new ImageTree();
        var options = new ImageFolderOptions { Path = "all", ImageSize = 8, MaxPixels = 1_000_000 };
        Damage(
            image,
            damaged => tree.Write("all/one/a.png", damaged),
            () => new ImageFolderDataset(options, tree).Load(CancellationToken.None));
    }

    private static void Damage(byte[] whole, Action<byte[]> write, Func<DatasetContents> load)
    {
        write(whole);
        Assert.That(load().Training.Count, Is.Positive, "The whole file can be read.");
        var refused = 0;
        for (ulong trial = 0; trial < 400; trial++)
        {
            var random = RandomStream.For(1, "damage", index: trial);
            write(Damaged(whole, ref random));
            var before = GC.GetTotalAllocatedBytes();
            try
            {
                load();
            }
            catch (ComponentException exception)
            {
                refused++;
                Assert.That(exception.Message, Does.Not.Contain("\n").And.Contain("'"), $"trial {trial}");
            }

            Assert.That(GC.GetTotalAllocatedBytes() - before, Is.LessThan(MostBytes), $"trial {trial}");
        }

        Assert.That(refused, Is.Positive, "Some damage is found.");
    }

    /// <summary>One to four times: a bit flipped, a byte of its own, a run of 255, a part cut out, doubled or lost.</summary>
    private static byte[] Damaged(byte[] whole, ref RandomStream random)
    {
        var bytes = whole.ToList();
        for (var times = 1 + random.NextInt32(4); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.NextInt32(bytes.Count);
            var length = Math.Min(1 + random.NextInt32(8), bytes.Count - at);
            switch (random.NextInt32(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.NextInt32(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.NextInt32(256);
                    break;
                case 2:
                    for (var i = at; i < at + length; i++)
                    {
                        bytes[i] = 255;
                    }

                    break;
                case 3:
                    bytes.RemoveRange(at, length);
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    private static void Add(ZipArchive archive, CompressionLevel compression, string name, string shape, int count)
    {
        var header = Encoding.ASCII.GetBytes(
            $"{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}".PadRight(117) + "\n");
        using var entry = archive.CreateEntry($"{name}.npy", compression).Open();
        entry.Write([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. new byte[count]]);
    }
}
