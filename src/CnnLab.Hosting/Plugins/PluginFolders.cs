namespace CnnLab.Hosting;

/// <summary>
/// Finds plugin DLLs: one folder per plugin, named like its DLL, or a DLL that was dropped in as it is.
/// </summary>
internal static class PluginFolders
{
    /// <summary>The plugins of a folder of plugins, or of a plugin's own folder.</summary>
    public static IEnumerable<string> In(string folder)
    {
        var loose = Own(folder) is { } own ? [own] : Only(folder);
        var inFolders = Directory.GetDirectories(folder)
            .SelectMany(child => Own(child) is { } dll ? [dll] : Only(child));
        return loose.Concat(inFolders)
            .Order(StringComparer.Ordinal)
            .Select(Path.GetFullPath);
    }

    /// <summary>What a manifest's <c>plugins[].path</c> names: a DLL or a plugin's folder.</summary>
    /// <exception cref="ComponentException">There is nothing.</exception>
    public static IEnumerable<string> At(string path)
    {
        if (File.Exists(path))
        {
            return [Path.GetFullPath(path)];
        }

        if (!Directory.Exists(path))
        {
            throw new ComponentException(
                $"plugin '{path}' does not exist. Expected a DLL, or a folder with one. Has it been built?");
        }

        var found = In(path).ToList();
        return found.Count > 0
            ? found
            : throw new ComponentException($"folder '{path}' {NothingIn(path)}");
    }

    /// <summary>What to say of a folder without a plugin: a project's own folder is the likeliest mistake.</summary>
    public static string NothingIn(string folder)
    {
        var built = Directory.EnumerateFiles(folder, "*.deps.json", SearchOption.AllDirectories)
            .Select(Path.GetDirectoryName)
            .FirstOrDefault(found => !found!.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"));
        return "holds no plugin. Expected a DLL, or folders with one each. "
            + (built is null ? "Has it been built?" : $"Did you mean {built}?");
    }

    private static string? Own(string folder)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var dll = Path.Combine(folder, name + ".dll");
        return File.Exists(dll) ? dll : null;
    }

    /// <summary>
    /// In a folder of another name, a build's output for example, the DLLs that are more than a dependency of another.
    /// Where all look like one, all of them, so that each can be told why it is no plugin.
    /// </summary>
    private static string[] Only(string folder)
    {
        var dlls = Directory.GetFiles(folder, "*.dll");
        var plugins = dlls.Where(dll => !PluginInspection.IsDependency(dll)).ToArray();
        return plugins.Length > 0 ? plugins : dlls;
    }
}
