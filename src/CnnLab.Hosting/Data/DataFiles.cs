namespace CnnLab.Hosting;

/// <summary>
/// Finds a data set's files: in the folder that the manifest names, and nowhere else if it names one; or else,
/// complete, in <c>$CNNLAB_DATA/type</c>, where the system's packages put them, in the user's cache, and at last by a
/// download into the cache.
/// </summary>
public sealed class DataFiles : IDataFiles
{
    private static readonly SocketsHttpHandler SharedHandler = new() { ConnectTimeout = TimeSpan.FromSeconds(10) };
    private readonly string _baseFolder;
    private readonly DataPlaces _places;
    private readonly Downloader _downloader;

    /// <summary>The places of this user, and the network.</summary>
    /// <param name="baseFolder">The manifest's folder, from which a relative <c>path</c> counts.</param>
    /// <param name="progress">Is told how far a download is; called on other threads.</param>
    public DataFiles(string baseFolder, IProgress<DownloadProgress>? progress = null)
        : this(baseFolder, DataPlaces.OfThisUser(), SharedHandler, progress)
    {
    }

    /// <summary>Other places, and another way to the network.</summary>
    /// <param name="baseFolder">The manifest's folder, from which a relative <c>path</c> counts.</param>
    /// <param name="places">Where data sets may lie.</param>
    /// <param name="handler">Sends the requests of downloads; stays open.</param>
    /// <param name="progress">Is told how far a download is; called on other threads.</param>
    public DataFiles(
        string baseFolder, DataPlaces places, HttpMessageHandler handler, IProgress<DownloadProgress>? progress)
        : this(baseFolder, places, new Downloader(handler, progress))
    {
    }

    internal DataFiles(string baseFolder, DataPlaces places, Downloader downloader) =>
        (_baseFolder, _places, _downloader) = (baseFolder, places, downloader);

    /// <inheritdoc/>
    public IReadOnlyList<string> Locate(
        string type,
        FileDatasetOptions options,
        IReadOnlyList<DataFile> files,
        IReadOnlyList<Uri> mirrors,
        CancellationToken cancellationToken)
    {
        RefusePaths(files);
        var addresses = options.Mirrors.Count > 0 ? [.. options.Mirrors.Select(ToAddress)] : mirrors;
        if (options.Path is { } path)
        {
            return InNamedFolder(FullPath(path), files);
        }

        var findings = new List<string>();
        if (!_places.HasDataFolder)
        {
            findings.Add($"{DataPlaces.DataVariable} is not set.");
        }

        return InFolders(_places.Folders(type), files, findings)
            ?? InCache(type, files, addresses, findings, cancellationToken)
            ?? throw Nowhere(type, files, findings);
    }

    /// <inheritdoc/>
    public string FullPath(string path) => Path.GetFullPath(Path.Combine(_baseFolder, path));

    private static IReadOnlyList<string> InNamedFolder(string folder, IReadOnlyList<DataFile> files)
    {
        var search = new FolderSearch(folder, files);
        return search.Missing.Count == 0
            ? search.Paths
            : throw new ComponentException(
                $"{search.Describe()} Expected all files of the data set in the folder that 'path' names.");
    }

    private static IReadOnlyList<string>? InFolders(
        IReadOnlyList<string> folders, IReadOnlyList<DataFile> files, List<string> findings)
    {
        foreach (var folder in folders)
        {
            var search = new FolderSearch(folder, files);
            if (search.Missing.Count == 0)
            {
                return search.Paths;
            }

            findings.Add(search.Describe());
        }

        return null;
    }

    private IReadOnlyList<string>? InCache(
        string type,
        IReadOnlyList<DataFile> files,
        IReadOnlyList<Uri> mirrors,
        List<string> findings,
        CancellationToken cancellationToken)
    {
        if (_places.Cache(type) is not { } folder)
        {
            findings.Add("There is no cache to download into: neither XDG_CACHE_HOME nor a home folder is set.");
            return null;
        }

        if (InFolders([folder], files, findings) is { } found)
        {
            return found;
        }

        if (mirrors.Count == 0)
        {
            findings.Add("No 'mirrors' to download from are known.");
            return null;
        }

        var filled = new DataCache(type, folder, _downloader).Fill(files, mirrors, findings, cancellationToken);
        return filled.Missing.Count == 0 ? filled.Paths : null;
    }

    private static ComponentException Nowhere(string type, IReadOnlyList<DataFile> files, List<string> findings) => new(
        $"The files {string.Join(", ", files.Select(file => file.Names[0]))} "
        + "were not found and could not be downloaded."
        + string.Concat(findings.Select(finding => $"\n  {finding}"))
        + $"\nName their folder in 'path', or put them into a folder '{type}' "
        + $"and name the folder above it in {DataPlaces.DataVariable}.");

    private static void RefusePaths(IReadOnlyList<DataFile> files)
    {
        if (files.SelectMany(file => file.Names)
            .FirstOrDefault(name => name.Length == 0 || name.AsSpan().ContainsAny('/', '\\')) is { } wrong)
        {
            throw new ComponentException(
                $"'{wrong}' is not the name of a file. Expected one without a folder; 'path' names the folder.");
        }
    }

    private static Uri ToAddress(string mirror) =>
        Uri.TryCreate(mirror, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new ComponentException(
                $"The mirror '{mirror}' is not a web address. Expected http:// or https:// and a folder.");
}
