using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace CnnLab.Hosting.Tests.Data;

internal sealed class ArchiveTests : DataFilesTests
{
    private static readonly DataFile Batches = new(["batch_*.bin"], null, 10_000, "toy.tar.gz");
    private static readonly DataFile Test = new(["test.bin"], null, 10_000, "toy.tar.gz");

    [Test]
    public void An_archive_is_downloaded_once_and_its_files_unpacked()
    {
        Web.Put($"{Mirror}/toy.tar.gz", Pack(
            ("toy/readme.txt", "no"), ("toy/test.bin", "t"), ("toy/batch_2.bin", "b"), ("toy/batch_1.bin", "a")));
        var paths = Locate(Batches, Test);
        Assert.That(paths.Select(File.ReadAllText), Is.EqualTo(new[] { "a", "b", "t" }));
        Assert.That(Cached(), Is.EqualTo(new[] { "batch_1.bin", "batch_2.bin", "test.bin" }));
        Assert.That(Web.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public void An_entry_cannot_leave_the_cache()
    {
        Web.Put($"{Mirror}/toy.tar.gz", Pack(("../../batch_1.bin", "a"), ("/tmp/..\\test.bin", "t")));
        Assert.That(Locate(Batches, Test).Select(Path.GetDirectoryName), Is.All.EqualTo(Cache));
        Assert.That(File.Exists(Folder["cache", "batch_1.bin"]), Is.False);
    }

    [Test]
    public void A_link_is_not_a_file()
    {
        Web.Put($"{Mirror}/toy.tar.gz", Pack(tar =>
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "test.bin") { LinkName = "/etc/hostname" })));
        Assert.That(MessageOf(Test), Does.Contain("toy.tar.gz lacks test.bin."));
        Assert.That(Cached(), Is.Empty);
    }

    [Test]
    public void An_archive_without_a_file_is_an_error_and_the_others_are_not_kept_as_if_they_were_all()
    {
        Web.Put($"{Mirror}/toy.tar.gz", Pack(("batch_1.bin", "a")));
        Assert.That(MessageOf(Batches, Test), Does.Contain("toy.tar.gz lacks test.bin."));
        Assert.That(Cached(), Is.Empty);
    }

    [Test]
    public void An_archive_that_unpacks_to_too_much_is_given_up()
    {
        Web.Put($"{Mirror}/toy.tar.gz", Pack(
            ("batch_1.bin", new string('a', 6_000)), ("batch_2.bin", new string('a', 6_000))));
        Assert.That(
            MessageOf(Batches), Does.Contain("toy.tar.gz does not unpack: It unpacks to more than 10000 bytes"));
        Assert.That(Cached(), Is.Empty);
    }

    [Test]
    public void A_damaged_archive_is_an_error_and_leaves_nothing()
    {
        var packed = Pack(("batch_1.bin", new string('a', 2_000)), ("test.bin", "t"));
        Web.Put($"{Mirror}/toy.tar.gz", packed[..(packed.Length / 2)]);
        Assert.That(MessageOf(Batches, Test), Does.Contain("toy.tar.gz does not unpack:"));
        Assert.That(Cached(), Is.Empty);
    }

    private static byte[] Pack(params (string Name, string Text)[] entries) => Pack(tar =>
    {
        foreach (var (name, text) in entries)
        {
            var data = new MemoryStream(Encoding.UTF8.GetBytes(text));
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = data });
        }
    });

    private static byte[] Pack(Action<TarWriter> write)
    {
        var packed = new MemoryStream();
        using (var tar = new TarWriter(new GZipStream(packed, CompressionLevel.Fastest)))
        {
            write(tar);
        }

        return packed.ToArray();
    }
}
