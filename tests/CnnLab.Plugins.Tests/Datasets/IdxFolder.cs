using System.Buffers.Binary;
using System.IO.Compression;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Datasets;

/// <summary>A folder with a tiny data set in MNIST's four files, which a test then spoils.</summary>
internal sealed class IdxFolder : IDisposable
{
    public const string TrainImages = "train-images-idx3-ubyte", TrainLabels = "train-labels-idx1-ubyte";
    public const string TestImages = "t10k-images-idx3-ubyte", TestLabels = "t10k-labels-idx1-ubyte";
    private readonly TempFolder _folder = new();

    /// <summary>Three training images of which image i has pixels i, i + 1, ..., and two test images.</summary>
    public IdxFolder()
    {
        Write(TrainImages, Images(3));
        Write(TrainLabels, Labels(7, 0, 9));
        Write(TestImages, Images(2));
        Write(TestLabels, Labels(1, 2));
    }

    public string this[string name] => _folder[name];

    public static byte[] Images(int count, int rows = 28, int columns = 28)
    {
        var pixels = Enumerable.Range(0, count)
            .SelectMany(image => Enumerable.Range(image, rows * columns)).Select(value => (byte)value);
        return [.. Header(0x803, count, rows, columns), .. pixels];
    }

    public static byte[] Labels(params byte[] labels) => [.. Header(0x801, labels.Length), .. labels];

    public static byte[] Header(params int[] numbers)
    {
        var bytes = new byte[4 * numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), numbers[i]);
        }

        return bytes;
    }

    public static byte[] Compress(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    public void Write(string name, byte[] bytes) => File.WriteAllBytes(_folder[name], bytes);

    public void Delete(string name) => File.Delete(_folder[name]);

    public DatasetContents Load(FileDatasetOptions? options = null) =>
        new CnnLab.Plugins.Datasets.MnistDataset(options ?? new(), new FolderFiles(_folder.Path))
            .Load(CancellationToken.None);

    public string MessageOfLoad() => Assert.Throws<ComponentException>(() => Load())!.Message;

    public void Dispose() => _folder.Dispose();
}
