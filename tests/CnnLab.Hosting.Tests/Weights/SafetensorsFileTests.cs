using System.Buffers.Binary;
using System.Text;
using CnnLab.Engine;
using CnnLab.TestKit;

namespace CnnLab.Hosting.Tests;

public sealed class SafetensorsFileTests
{
    private static readonly NamedTensor[] Tensors =
    [
        new("conv1/kernel", [2, 1, 1, 2], new float[] { 1, -2, 0.5f, float.MaxValue }),
        new("conv1/bias", [2], new float[] { 3, float.Epsilon }),
    ];

    private static byte[] File(string header, int dataBytes)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var file = new byte[8 + json.Length + dataBytes];
        BinaryPrimitives.WriteInt64LittleEndian(file, json.Length);
        json.CopyTo(file, 8);
        return file;
    }

    private static byte[] Written()
    {
        using var stream = new MemoryStream();
        SafetensorsFile.Write(stream, Tensors, new Dictionary<string, string> { ["format"] = "cnnlab" });
        return stream.ToArray();
    }

    private static IReadOnlyList<NamedTensor> Read(byte[] file)
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "weights.safetensors");
        System.IO.File.WriteAllBytes(path, file);
        return SafetensorsFile.Read(path);
    }

    [Test]
    public void What_is_written_is_read_to_the_bit()
    {
        var read = Read(Written());
        Assert.Multiple(() =>
        {
            Assert.That(read.Select(tensor => tensor.Name), Is.EqualTo(Tensors.Select(tensor => tensor.Name)));
            foreach (var (found, expected) in read.Zip(Tensors))
            {
                Assert.That(found.Dimensions, Is.EqualTo(expected.Dimensions));
                Assert.That(found.Values.ToArray(), Is.EqualTo(expected.Values.ToArray()));
            }
        });
    }

    [Test]
    public void The_bytes_are_those_of_the_format()
    {
        const string Header =
            """{"__metadata__":{"format":"cnnlab"},"conv1/kernel":{"dtype":"F32","shape":[2,1,1,2],"data_offsets":[0,16]},"""
            + "\"conv1/bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[16,24]}}";
        var written = Written();
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(written);
        Assert.Multiple(() =>
        {
            Assert.That(length % 8, Is.Zero);
            Assert.That(Encoding.UTF8.GetString(written, 8, length).TrimEnd(' '), Is.EqualTo(Header));
            Assert.That(BinaryPrimitives.ReadSingleLittleEndian(written.AsSpan(8 + length + 4)), Is.EqualTo(-2));
            Assert.That(written, Has.Length.EqualTo(8 + length + 24));
        });
    }

    [TestCase("""{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}""", 4, "dtype \"F16\"")]
    [TestCase("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4, "Expected begin and end of the 8 bytes")]
    [TestCase("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "begins at byte 4. Expected 0")]
    [TestCase("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 8, "take 4 bytes. Expected 8")]
    [TestCase("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, "take 8 bytes. Expected 4")]
    [TestCase("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", 4, "data_offsets [-4,0]")]
    [TestCase("""{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""", 0, "positive sizes")]
    [TestCase("""{"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,4]}}""", 4, "data_offsets")]
    [TestCase("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", 4, "shape [1.5]")]
    [TestCase("""{"a":{"dtype":"F32","shape":[1]}}""", 4, "data_offsets missing")]
    [TestCase("""{"a":3}""", 4, "dtype missing")]
    [TestCase("""{"\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "not Unicode")]
    [TestCase("""[]""", 4, "not a JSON object")]
    [TestCase("""{"a":""", 4, "not JSON")]
    [TestCase(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""",
        4,
        "a name twice")]
    [TestCase(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""",
        8,
        "'b' begins at byte 4. Expected 8")]
    public void A_header_that_does_not_fit_is_refused_in_one_line(string header, int dataBytes, string expected)
    {
        var refusal = Assert.Throws<ComponentException>(() => Read(File(header, dataBytes)))!;
        Assert.That(refusal.Message, Does.Contain(expected).And.Contain("weights.safetensors"));
        Assert.That(refusal.Message, Does.Not.Contain('\n'));
    }

    [TestCase(0)]
    [TestCase(7)]
    public void A_file_without_a_whole_length_is_refused(int bytes) =>
        Assert.That(() => Read(new byte[bytes]), Throws.TypeOf<ComponentException>());

    [TestCase(ulong.MaxValue)]
    [TestCase(1UL << 40)]
    public void An_absurd_length_of_the_header_takes_no_memory(ulong length)
    {
        var file = Written();
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        Assert.That(() => Read(file), Throws.TypeOf<ComponentException>().With.Message.Contains($"{length}"));
    }

    [Test]
    public void Whatever_bytes_are_damaged_the_file_is_read_or_refused_and_nothing_else_happens()
    {
        var random = RandomStream.For(7, "safetensors");
        var whole = Written();
        for (var round = 0; round < 400; round++)
        {
            var damaged = whole[..(random.NextInt32(4) == 0 ? random.NextInt32(whole.Length) : whole.Length)];
            for (var change = random.NextInt32(4); change >= 0 && damaged.Length > 0; change--)
            {
                damaged[random.NextInt32(damaged.Length)] = (byte)random.NextInt32(256);
            }

            try
            {
                Read(damaged);
            }
            catch (ComponentException exception)
            {
                Assert.That(exception.Message, Does.Not.Contain('\n'));
            }
        }
    }
}
