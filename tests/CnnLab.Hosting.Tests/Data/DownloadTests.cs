using System.Net;

namespace CnnLab.Hosting.Tests.Data;

internal sealed class DownloadTests : DataFilesTests
{
    [Test]
    public void A_download_lands_in_the_cache_and_is_not_repeated()
    {
        Web.Put($"{Mirror}/images.gz", Content);
        var paths = Locate(Images);
        Assert.That(paths, Is.EqualTo(new[] { Path.Combine(Cache, "images.gz") }));
        Assert.That(File.ReadAllBytes(paths[0]), Is.EqualTo(Content));
        Assert.That(Locate(Images), Is.EqualTo(paths));
        Assert.That(Web.Asked, Has.Count.EqualTo(1));
        Assert.That(Cached(), Is.EqualTo(new[] { "images.gz" }));
    }

    [Test]
    public void Only_what_the_cache_lacks_is_downloaded()
    {
        Folder.Write("cache/cnnlab/toy_set/labels", "");
        Web.Put($"{Mirror}/images.gz", Content);
        Assert.That(
            Locate(Images, Labels),
            Is.EqualTo(new[] { Path.Combine(Cache, "images.gz"), Path.Combine(Cache, "labels") }));
    }

    [Test]
    public void The_manifests_mirrors_take_the_place_of_the_data_sets_own()
    {
        Web.Put("https://lab.example/sets/images.gz", Content).Put($"{Mirror}/images.gz", Content);
        Locate(new FileDatasetOptions { Mirrors = ["https://lab.example/sets/"] }, Images);
        Assert.That(Web.Asked, Is.EqualTo(new[] { "https://lab.example/sets/images.gz" }));
    }

    [Test]
    public void Progress_tells_the_address_and_the_bytes()
    {
        var large = new byte[3_000_000];
        Web.Put($"{Mirror}/labels.gz", large);
        Locate(Labels with { MaximumBytes = 5_000_000 });
        var address = new Uri($"{Mirror}/labels.gz");
        Assert.That(Reports[0], Is.EqualTo(new DownloadProgress("toy_set", address, 0, large.Length)));
        Assert.That(Reports[^1], Is.EqualTo(new DownloadProgress("toy_set", address, large.Length, large.Length)));
        Assert.That(Reports.ConvertAll(report => report.ReceivedBytes), Is.Ordered.And.Count.InRange(4, 6));
    }

    [Test]
    public void A_changed_file_is_refused_and_the_next_mirror_tried()
    {
        Web.Put($"{Mirror}/images.gz", [1, 2, 3]).Put($"{OtherMirror}images.gz", Content);
        Assert.That(File.ReadAllBytes(Locate(Images)[0]), Is.EqualTo(Content));
        Assert.That(Web.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_changed_file_everywhere_is_an_error_with_both_sums_and_nothing_is_left()
    {
        Web.Put($"{Mirror}/images.gz", [1, 2, 3]);
        const string Received = "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81";
        Assert.That(
            MessageOf(Images),
            Does.Contain($"{Mirror}/images.gz: its sha256 is {Received}. Expected {Images.Sha256}."));
        Assert.That(Cached(), Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_file_that_is_too_large_is_given_up(bool isAnnounced)
    {
        Web.Put($"{Mirror}/labels.gz", () =>
            isAnnounced ? new ByteArrayContent(new byte[101]) : new StreamContent(new Unannounced(new byte[101])));
        Assert.That(MessageOf(Labels), Does.Contain($"{Mirror}/labels.gz: it has more than 100 bytes"));
        Assert.That(Cached(), Is.Empty);
    }

    [Test]
    public void A_file_of_the_largest_size_is_taken()
    {
        Web.Put($"{Mirror}/labels.gz", new byte[100]);
        Assert.That(new FileInfo(Locate(Labels)[0]).Length, Is.EqualTo(100));
    }

    [Test]
    public void A_connection_that_breaks_is_tried_once_more()
    {
        var tries = 0;
        Web.Put($"{Mirror}/images.gz", () =>
            tries++ == 0 ? new StreamContent(new BrokenStream(5, isSilent: false)) : new ByteArrayContent(Content));
        Assert.That(File.ReadAllBytes(Locate(Images)[0]), Is.EqualTo(Content));
        Assert.That(Web.Asked, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_connection_that_breaks_again_leaves_nothing()
    {
        Web.Put($"{Mirror}/images.gz", () => new StreamContent(new BrokenStream(5, isSilent: false)));
        Assert.That(MessageOf(Images), Does.Contain($"{Mirror}/images.gz: Connection reset by peer."));
        Assert.That(Cached(), Is.Empty);
    }

    [Test]
    public void A_silent_server_is_given_up()
    {
        Web.Put($"{Mirror}/images.gz", () => new StreamContent(new BrokenStream(5, isSilent: true)))
            .Put($"{OtherMirror}images.gz", Content);
        Assert.That(File.ReadAllBytes(Locate(Images)[0]), Is.EqualTo(Content));
        Web.Answer($"{OtherMirror}labels.gz", () => new HttpResponseMessage(HttpStatusCode.NotFound));
        Web.Put($"{Mirror}/labels.gz", () => new StreamContent(new BrokenStream(5, isSilent: true)));
        Assert.That(
            MessageOf(Labels),
            Does.Contain("the server was silent for 0.2 seconds.").And.Contain("the server answers 404 Not Found."));
    }

    [Test]
    public void A_cancelled_download_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        Web.Put($"{Mirror}/images.gz", () => new StreamContent(new BrokenStream(5, isSilent: true)));
        cancellation.CancelAfter(50);
        Assert.That(
            () => Locate(new FileDatasetOptions(), Mirrors, cancellation.Token, Images),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Cached(), Is.Empty);
    }

    [Test]
    public void What_a_killed_process_left_is_cleared()
    {
        Folder.Write("cache/cnnlab/toy_set/abc.part", "half");
        Folder.Write("cache/cnnlab/toy_set/def.part/half.bin", "half");
        Web.Put($"{Mirror}/images.gz", Content);
        Locate(Images);
        Assert.That(Cached(), Is.EqualTo(new[] { "images.gz" }));
    }

    [Test]
    public void A_second_process_waits_for_the_first_and_downloads_nothing()
    {
        Directory.CreateDirectory(Cache);
        Task<IReadOnlyList<string>> second;
        using (FolderLock.Take(Cache, CancellationToken.None))
        {
            second = Task.Run(() => Locate(Images));
            Assert.That(second.Wait(300), Is.False);
            File.WriteAllBytes(Path.Combine(Cache, "images.gz"), Content);
        }

        Assert.That(second.Result, Is.EqualTo(new[] { Path.Combine(Cache, "images.gz") }));
        Assert.That(Web.Asked, Is.Empty);
    }

    [Test]
    public void A_cache_that_cannot_be_written_is_named()
    {
        Folder.Write("cache", "a file where the folder should be");
        Assert.That(MessageOf(Images), Does.Contain($"{Cache} cannot be written:"));
    }

    [Test]
    public void Without_mirrors_nothing_is_asked()
    {
        var message = Assert.Throws<ComponentException>(
            () => Locate(new FileDatasetOptions(), [], CancellationToken.None, Images))!.Message;
        Assert.That(message, Does.Contain("No 'mirrors' to download from are known."));
    }

    [Test]
    public void A_pattern_cannot_be_downloaded() =>
        Assert.That(
            MessageOf(new DataFile(["b*.bin"], null, 100)),
            Does.Contain("b*.bin is a pattern, which cannot be downloaded."));

    /// <summary>A stream whose length nobody knows before its end.</summary>
    private sealed class Unannounced(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
