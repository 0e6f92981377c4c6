namespace CnnLab.Hosting;

/// <summary>
/// Finds plugin DLLs: one folder per plugin, named like its DLL, or a DLL that was dropped in as it is.
/// </summary>
internal static class PluginFolders
{
    /// <summary>The plugins of a folder of plugins, or of a plugin's own folder.</summary>
    public static IEnumerable<PluginCandidate> In(string folder)
    {
        var loose = Own(folder) is { } own ? [own] : Directory.GetFiles(folder, "*.dll");
        var inFolders = Directory.GetDirectories(folder)
            .SelectMany(child => Own(child) is { } dll ? [dll] : Only(child));
        return loose.Concat(inFolders)
            .Order(StringComparer.Ordinal)
            .Select(dll => new PluginCandidate(Path.GetFullPath(dll), false));
    }

    /// <summary>What a manifest's <c>plugins[].path</c> names: a DLL or a plugin's folder.</summary>
    /// <exception cref="ComponentException">There is nothing.</exception>
    public static IEnumerable<PluginCandidate> At(string path)
    {
        if (File.Exists(path))
        {
            return [new PluginCandidate(Path.GetFullPath(path), true)];
        }

        if (!Directory.Exists(path))
        {
            throw new ComponentException(
                $"plugin '{path}' does not exist. Expected a DLL, or a folder with one. Has it been built?");
        }

        var found = In(path).Select(candidate => candidate with { IsAskedFor = true }).ToList();
        return found.Count > 0
            ? found
            : throw new ComponentException(
                $"folder '{path}' holds no DLL. Expected a plugin. Has it been built?");
    }

    private static string? Own(string folder)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var dll = Path.Combine(folder, name + ".dll");
        return File.Exists(dll) ? dll : null;
    }

    /// <summary>
    /// In a folder of another name, a build's output for example, the DLLs whose dependencies are described beside
    /// them.
    /// </summary>
    private static string[] Only(string folder)
    {
        var dlls = Directory.GetFiles(folder, "*.dll");
        var described = dlls.Where(dll => File.Exists(Path.ChangeExtension(dll, ".deps.json"))).ToArray();
        return described.Length > 0 ? described : dlls;
    }
}
