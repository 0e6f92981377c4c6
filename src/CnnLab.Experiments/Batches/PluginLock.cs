using CnnLab.Hosting;

namespace CnnLab.Experiments;

/// <summary>
/// The content of <c>cnnlab.lock.json</c>: the plugins that the manifests of its folder were locked to, by their hashes.
/// </summary>
/// <param name="Plugins">The plugins, by name.</param>
public sealed record PluginLock(IReadOnlyList<LockedPlugin> Plugins)
{
    /// <summary>The name of the file, beside the manifests.</summary>
    public const string FileName = "cnnlab.lock.json";

    /// <summary>
    /// Writes the plugins of some trials into the lock of each manifest's folder. What else a lock has stays: other
    /// manifests of the folder may use it.
    /// </summary>
    /// <returns>The files that were written, and how many plugins each has.</returns>
    /// <exception cref="RunFileException">A lock cannot be written, or one that is there is damaged.</exception>
    public static IReadOnlyList<(string File, int Plugins)> Write(IEnumerable<LoadedExperiment> experiments)
    {
        var written = new List<(string, int)>();
        foreach (var folder in experiments.GroupBy(experiment => experiment.Document.Folder))
        {
            var file = Path.Combine(folder.Key, FileName);
            var plugins = new SortedDictionary<string, LockedPlugin>(StringComparer.Ordinal);
            var used = folder.SelectMany(RunIdentity.UsedPlugins)
                .Select(plugin => new LockedPlugin(plugin.Name, plugin.Version, plugin.Sha256));
            foreach (var plugin in (Read(folder.Key)?.Plugins ?? []).Concat(used))
            {
                plugins[plugin.Name] = plugin;
            }

            RunJson.Write(file, new PluginLock([.. plugins.Values]));
            written.Add((file, plugins.Count));
        }

        return written;
    }

    /// <summary>What of the trials' plugins is not as their folders' locks have it, a sentence each.</summary>
    /// <param name="experiments">Valid experiments.</param>
    /// <param name="isRequired">Whether a folder without a lock is a problem, too.</param>
    /// <exception cref="RunFileException">A lock is damaged.</exception>
    public static IReadOnlyList<string> Problems(IEnumerable<LoadedExperiment> experiments, bool isRequired) =>
    [
        .. experiments.GroupBy(experiment => experiment.Document.Folder).SelectMany(folder =>
            Read(folder.Key) is { } locked ? locked.Differences(folder)
            : isRequired ? [$"there is no {Path.Combine(folder.Key, FileName)}. Expected what `cnnlab lock` writes."]
            : []),
    ];

    private static PluginLock? Read(string folder)
    {
        var file = Path.Combine(folder, FileName);
        return !File.Exists(file) ? null
            : RunJson.Read<PluginLock>(file) is { Plugins: not null } locked ? locked
            : throw new RunFileException($"{file} is not what cnnlab wrote: it has no plugins.");
    }

    private IEnumerable<string> Differences(IGrouping<string, LoadedExperiment> folder)
    {
        var locked = Plugins.ToDictionary(plugin => plugin.Name);
        var file = Path.Combine(folder.Key, FileName);
        foreach (var used in folder.SelectMany(RunIdentity.UsedPlugins).DistinctBy(plugin => plugin.Name))
        {
            if (!locked.TryGetValue(used.Name, out var expected))
            {
                yield return $"plugin {used.Name} is not in {file}; found {used.Version} ({used.Sha256}).";
            }
            else if (expected.Sha256 != used.Sha256)
            {
                yield return $"plugin {used.Name} is another one than {file} has. "
                    + $"Expected {expected.Version} ({expected.Sha256}), found {used.Version} ({used.Sha256}).";
            }
        }
    }
}
