namespace CnnLab.Cli.Commands;

/// <summary>The files that the arguments name: a shell that does not expand patterns is no reason to fail.</summary>
internal static class ManifestPaths
{
    /// <exception cref="UserException">A pattern matches nothing.</exception>
    public static IReadOnlyList<string> Expand(IEnumerable<string> arguments) =>
        Expand(arguments, argument => throw new UserException(NoMatch(argument)));

    /// <summary>The same; a pattern that matches nothing is told, and the others are good.</summary>
    public static IReadOnlyList<string> Expand(IEnumerable<string> arguments, Action<string> withoutMatch) =>
        [.. arguments.SelectMany(argument => Expand(argument, withoutMatch)).Distinct()];

    public static string NoMatch(string argument) => $"'{argument}' matches no file.";

    private static IEnumerable<string> Expand(string argument, Action<string> withoutMatch)
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
        if (found.Length == 0)
        {
            withoutMatch(argument);
        }

        return found;
    }
}
