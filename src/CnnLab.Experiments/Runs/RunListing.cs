namespace CnnLab.Experiments;

/// <summary>Finds the runs below a folder.</summary>
public static class RunListing
{
    /// <summary>
    /// All runs: of one run's directory itself, of a folder of runs (<c>runs/mnist</c>) and of a folder of those
    /// (<c>runs</c>), in the order of their paths.
    /// </summary>
    /// <param name="path">The folder.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="RunFileException">The folder is not there.</exception>
    public static IReadOnlyList<StandingRun> Find(string path, DateTimeOffset now)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!Directory.Exists(root))
        {
            throw new RunFileException($"There is no folder {path}. Expected a folder of runs, such as runs/mnist_kfold.");
        }

        var candidates = Folders(root).SelectMany(folder => (string[])[folder, .. Folders(folder)]).Prepend(root);
        return [.. candidates.Select(folder => StandingRun.Read(folder, now)).OfType<StandingRun>()];
    }

    // Hidden folders are runs in the making.
    private static IEnumerable<string> Folders(string folder) => Directory.EnumerateDirectories(folder)
        .Where(path => !Path.GetFileName(path).StartsWith('.'))
        .Order(StringComparer.Ordinal);
}
