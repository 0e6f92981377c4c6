using System.Text.RegularExpressions;

namespace CnnLab.Cli.Tests;

/// <summary>All of a run's directory that must not depend on when and how often it was interrupted.</summary>
internal static partial class RunContent
{
    /// <summary>The files by name: bytes as text, without times and places.</summary>
    public static Dictionary<string, string> Of(string run) =>
        new[]
        {
            "metrics.jsonl", "folds.json", "folds-done.jsonl", "resolved.json", "network.json", "pairing.json",
            "result.json",
        }
            .Select(name => Path.Combine(run, name))
            .Concat(Directory.GetFileSystemEntries(Path.Combine(run, "checkpoints")))
            .Concat(Directory.GetFileSystemEntries(Path.Combine(run, "predictions")))
            .ToDictionary(file => Path.GetFileName(file), Content);

    /// <summary>The only run there is.</summary>
    public static string Single(string folder) =>
        Directory.GetDirectories(Path.Combine(folder, "runs", "small")).Single();

    private static string Content(string file) => file.EndsWith(".cnnlab", StringComparison.Ordinal)
        ? Convert.ToHexString(File.ReadAllBytes(file))
        : Times().Replace(File.ReadAllText(file), "");

    [GeneratedRegex("""\"(seconds|directory)\": ?("[^"]*"|[0-9.eE+-]+)""")]
    private static partial Regex Times();
}
