namespace CnnLab.Plugins.Tests.Datasets;

/// <summary>Finds data files in one folder, and remembers what was asked.</summary>
internal sealed class FolderFiles(string folder) : IDataFiles
{
    public IReadOnlyList<DataFile> Asked { get; private set; } = [];

    public IReadOnlyList<Uri> Mirrors { get; private set; } = [];

    public IReadOnlyList<string> Locate(
        string type,
        FileDatasetOptions options,
        IReadOnlyList<DataFile> files,
        IReadOnlyList<Uri> mirrors,
        CancellationToken cancellationToken)
    {
        (Asked, Mirrors) = (files, mirrors);
        return [.. files.SelectMany(Find)];
    }

    public string FullPath(string path) => Path.GetFullPath(Path.Combine(folder, path));

    private string[] Find(DataFile file) =>
        file.Names.Select(name => Directory.GetFiles(folder, name).Order(StringComparer.Ordinal).ToArray())
            .First(paths => paths.Length > 0);
}
