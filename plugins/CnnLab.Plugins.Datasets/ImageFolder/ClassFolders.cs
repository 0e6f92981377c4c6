namespace CnnLab.Plugins.Datasets;

/// <summary>The classes of a folder whose manifest does not name them: its subfolders.</summary>
internal static class ClassFolders
{
    // A folder with more is hardly one of classes: a home folder, or one for each image.
    private const int MostClasses = 10_000;

    /// <summary>The names of the subfolders in ordinal order, without those that begin with a dot.</summary>
    /// <exception cref="ComponentException">The folder cannot be read, has no subfolders, or far too many.</exception>
    public static IReadOnlyList<string> Find(string path)
    {
        var names = Read(path);
        return names.Length is > 0 and <= MostClasses
            ? names
            : throw new ComponentException(
                $"'{path}' has {(names.Length == 0 ? "no" : $"more than {MostClasses}")} subfolders. "
                + "Expected one for each class.");
    }

    private static string[] Read(string path)
    {
        try
        {
            return
            [
                .. Directory.EnumerateDirectories(path).Select(folder => Path.GetFileName(folder))
                    .Where(name => !name.StartsWith('.'))
                    .Take(MostClasses + 1)
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ComponentException(
                $"The classes are the subfolders of '{path}', which cannot be read: {exception.Message} "
                + "Expected a folder with a subfolder for each class, or 'class_names'.",
                exception);
        }
    }
}
