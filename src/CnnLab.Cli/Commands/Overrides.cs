namespace CnnLab.Cli.Commands;

/// <summary>Reads <c>--set path=value</c>.</summary>
internal static class Overrides
{
    /// <exception cref="UserException">There is no path or no equals sign.</exception>
    public static IReadOnlyList<(string Path, string Value)> Parse(IEnumerable<string>? settings) =>
        [.. (settings ?? []).Select(Parse)];

    private static (string Path, string Value) Parse(string setting)
    {
        var equals = setting.IndexOf('=');
        return equals > 0
            ? (setting[..equals].Trim(), setting[(equals + 1)..])
            : throw new UserException($"--set {setting}: expected path=value, for example --set training.epochs=3.");
    }
}
