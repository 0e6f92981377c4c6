using System.Security.Cryptography;
using System.Text;
using CnnLab.TestKit;

namespace CnnLab.Hosting.Tests.Data;

/// <summary>Every test has its own manifest folder, places and web.</summary>
internal abstract class DataFilesTests
{
    protected const string Mirror = "https://one.example/data", OtherMirror = "http://two.example/";
    protected static readonly Uri[] Mirrors = [new(Mirror), new(OtherMirror)];
    protected static readonly byte[] Content = Encoding.UTF8.GetBytes("the images");
    protected static readonly DataFile Images =
        new(["images.gz", "images"], Convert.ToHexStringLower(SHA256.HashData(Content)), 100);
    protected static readonly DataFile Labels = new(["labels.gz", "labels"], Sha256: null, 100);

    protected TempFolder Folder { get; private set; } = null!;

    protected FakeWeb Web { get; private set; } = null!;

    protected List<DownloadProgress> Reports { get; } = [];

    protected Dictionary<string, string> Variables { get; } = [];

    protected string Cache => Folder["cache", "cnnlab", "toy_set"];

    [SetUp]
    public void NewPlaces()
    {
        (Folder, Web) = (new TempFolder(), new FakeWeb());
        Reports.Clear();
        Variables.Clear();
        Variables["CNNLAB_DATA"] = Folder["data"];
        Variables["XDG_CACHE_HOME"] = Folder["cache"];
    }

    [TearDown]
    public void Clean()
    {
        Web.Dispose();
        Folder.Dispose();
    }

    protected IReadOnlyList<string> Locate(params DataFile[] files) => Locate(new FileDatasetOptions(), files);

    protected IReadOnlyList<string> Locate(FileDatasetOptions options, params DataFile[] files) =>
        Locate(options, Mirrors, CancellationToken.None, files);

    protected IReadOnlyList<string> Locate(
        FileDatasetOptions options,
        IReadOnlyList<Uri> mirrors,
        CancellationToken cancellationToken,
        params DataFile[] files)
    {
        var places = new DataPlaces(Variables.GetValueOrDefault, Folder["system"]);
        var downloader = new Downloader(Web, new Listener(Reports)) { Patience = TimeSpan.FromSeconds(0.2) };
        return new DataFiles(Folder["manifests"], places, downloader)
            .Locate("toy_set", options, files, mirrors, cancellationToken);
    }

    protected string MessageOf(params DataFile[] files) => MessageOf(new FileDatasetOptions(), files);

    protected string MessageOf(FileDatasetOptions options, params DataFile[] files) =>
        Assert.Throws<ComponentException>(() => Locate(options, files))!.Message;

    /// <summary>What the cache has, without the lock that stays.</summary>
    protected string[] Cached() => Directory.Exists(Cache)
        ? [.. Directory.GetFileSystemEntries(Cache)
            .Select(path => Path.GetFileName(path)).Where(name => name != ".lock").Order()]
        : [];

    private sealed class Listener(List<DownloadProgress> reports) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => reports.Add(value);
    }
}
