using System.IO.Enumeration;

namespace CnnLab.Hosting;

/// <summary>What a folder has of the files that a data set needs.</summary>
internal sealed class FolderSearch
{
    private readonly string _folder;
    private readonly string[] _names = [];
    private readonly string? _obstacle;

    /// <summary>Searches a folder, which need not exist.</summary>
    public FolderSearch(string folder, IReadOnlyList<DataFile> files)
    {
        _folder = folder;
        try
        {
            _names = [.. Directory.GetFiles(folder)
                .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            _obstacle = "does not exist";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _obstacle = $"cannot be read: {exception.Message}";
        }

        var found = files.ToLookup(file => Find(file).Length > 0);
        Missing = [.. found[false]];
        Paths = [.. found[true].SelectMany(Find).Select(name => Path.Combine(folder, name))];
    }

    /// <summary>The files that are not there.</summary>
    public IReadOnlyList<DataFile> Missing { get; }

    /// <summary>The paths of the files that are there, in the order asked.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>Whether a name is <paramref name="asked"/> or matches it.</summary>
    public static bool IsMatch(string asked, string name) =>
        FileSystemName.MatchesSimpleExpression(asked, name, ignoreCase: false);

    /// <summary>One sentence about what is missing, with the near matches.</summary>
    public string Describe()
    {
        if (_obstacle is not null)
        {
            return $"{_folder} {_obstacle}.";
        }

        var missing = string.Join(", ", Missing.Select(file => file.Names[0]));
        var near = Missing.SelectMany(NearNames).Distinct().ToArray();
        return near.Length == 0
            ? $"{_folder} lacks {missing}."
            : $"{_folder} lacks {missing}; it has {string.Join(", ", near)}.";
    }

    private string[] Find(DataFile file) =>
        file.Names.Select(asked => _names.Where(name => IsMatch(asked, name)).ToArray())
            .FirstOrDefault(matches => matches.Length > 0, []);

    private IEnumerable<string> NearNames(DataFile missing)
    {
        if (missing.Archive is { } archive && _names.Contains(archive))
        {
            yield return $"{archive}, which must be unpacked";
        }
        else if (NearName.Of(missing.Names[0], _names) is { } near)
        {
            yield return near;
        }
        else if (SubfolderWith(missing) is { } subfolder)
        {
            yield return $"a folder {Path.GetFileName(subfolder)} with them";
        }
    }

    // Enumeration options leave out what may not be read.
    private string? SubfolderWith(DataFile missing) => Directory.GetDirectories(_folder, "*", new EnumerationOptions())
        .Order(StringComparer.Ordinal)
        .FirstOrDefault(subfolder =>
            missing.Names.Any(name => Directory.EnumerateFiles(subfolder, name, new EnumerationOptions()).Any()));
}
