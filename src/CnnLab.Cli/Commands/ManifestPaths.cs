namespace CnnLab.Cli.Commands;

/// <summary>The files that the arguments name: a shell that does not expand patterns is no reason to fail.</summary>
internal static class ManifestPaths
{
    /// <exception cref="UserException">A pattern matches nothing.</exception>
    public static IReadOnlyList<string> Expand(IEnumerable<string> arguments) =>
        [.. arguments.SelectMany(Expand).Distinct()];

    private static IEnumerable<string> Expand(string argument)
    {
        if (argument.IndexOfAny(['*', '?']) < 0)
        {
            return [argument];
        }

        var folder = Path.GetDirectoryName(argument);
        var found = Directory.Exists(folder is null or "" ? "." : folder)
            ? Directory.GetFiles(folder is null or "" ? "." : folder, Path.GetFileName(argument))
                .Order(StringComparer.Ordinal)
                .ToArray()
            : [];
        return found.Length > 0 ? found : throw new UserException($"'{argument}' matches no file.");
    }
}
