namespace CnnLab.Hosting;

/// <summary>The folders in which data sets may lie.</summary>
/// <param name="environment">Gives the value of an environment variable; null where it is not set.</param>
/// <param name="systemFolder">
/// Where the system's packages put data sets; null where the system has no such folder.
/// </param>
public sealed class DataPlaces(Func<string, string?> environment, string? systemFolder)
{
    /// <summary>The environment variable with the folder of data sets.</summary>
    public const string DataVariable = "CNNLAB_DATA";

    /// <summary>
    /// Those of this user on this machine. Debian's packages put data sets into <c>/usr/share/datasets</c>.
    /// </summary>
    public static DataPlaces OfThisUser() =>
        new(Environment.GetEnvironmentVariable, OperatingSystem.IsLinux() ? "/usr/share/datasets" : null);

    /// <summary>
    /// Where a data set is looked for before its cache, in order: <c>$CNNLAB_DATA/type</c>, then the system's folder.
    /// </summary>
    /// <param name="type">The data set's type name; in the system's folder its underscores are dashes.</param>
    public IReadOnlyList<string> Folders(string type)
    {
        var folders = new List<string>();
        if (Value(DataVariable) is { } data)
        {
            folders.Add(Path.Combine(Path.GetFullPath(data), type));
        }

        if (systemFolder is not null)
        {
            folders.Add(Path.Combine(systemFolder, type.Replace('_', '-')));
        }

        return folders;
    }

    /// <summary>Whether <c>$CNNLAB_DATA</c> names a folder.</summary>
    public bool HasDataFolder => Value(DataVariable) is not null;

    /// <summary>
    /// Where downloads of a data set are kept: in <c>$XDG_CACHE_HOME</c>, or where the system keeps a user's caches;
    /// null for a user without a home.
    /// </summary>
    public string? Cache(string type) => CacheRoot() is { } root ? Path.Combine(root, "cnnlab", type) : null;

    private string? CacheRoot()
    {
        // The XDG base directory specification has relative paths ignored.
        if (Value("XDG_CACHE_HOME") is { } cache && Path.IsPathRooted(cache))
        {
            return cache;
        }

        if (OperatingSystem.IsWindows())
        {
            return Value("LOCALAPPDATA");
        }

        return Value("HOME") is { } home
            ? Path.Combine(home, OperatingSystem.IsMacOS() ? "Library/Caches" : ".cache")
            : null;
    }

    private string? Value(string variable) => environment(variable) is { Length: > 0 } value ? value : null;
}
