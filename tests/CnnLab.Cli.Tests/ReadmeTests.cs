using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

/// <summary>Does what the README tells a newcomer to do.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Lab.RepositoryRoot, "README.md"));

    [Test]
    public void The_first_plugin_of_the_README_builds_is_found_and_trains()
    {
        using var folder = new TempFolder();
        var plugin = Directory.CreateDirectory(Path.Combine(folder.Path, "MyLab.Pooling")).FullName;
        File.WriteAllText(
            Path.Combine(plugin, "MyLab.Pooling.csproj"),
            Block("xml").Replace("../CnnLab/", Lab.RepositoryRoot, StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(plugin, "RootMeanSquare.cs"), Block("csharp"));
        using (var build = new Lab.Running("dotnet", folder.Path, ["build", "MyLab.Pooling", "-c", "Release"]))
        {
            var built = build.Wait();
            Assert.That(built.ExitCode, Is.Zero, built.Output);
        }

        var dll = Path.Combine(plugin, "bin", "Release", "net10.0");
        var arguments = RunLine().Match(Readme).Groups[1].Value.Trim().Split(' ')
            .Select(argument =>
                argument.Replace("../MyLab.Pooling/bin/Release/net10.0", dll, StringComparison.Ordinal));
        var answer = Lab.Run(
            Lab.RepositoryRoot,
            [
                .. arguments, "--json", "--set", $"output.directory={folder.Path}", "--set", "training.epochs=1",
                "--set", "dataset.train_count=300",
            ]);
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        var run = JsonNode.Parse(answer.Output)!["runs"]![0]!;
        var resolved = File.ReadAllText(Path.Combine(run["directory"]!.GetValue<string>(), "resolved.json"));
        Assert.That(resolved, Does.Contain("rms_pooling2d").And.Contain("MyLab.Pooling"));
    }

    [Test]
    public void Every_file_the_README_links_to_is_there() => Assert.Multiple(() =>
    {
        foreach (Match link in Links().Matches(Readme))
        {
            Assert.That(Path.Combine(Lab.RepositoryRoot, link.Groups[1].Value), Does.Exist);
        }
    });

    /// <summary>The first block of code in a language.</summary>
    private static string Block(string language) =>
        Regex.Match(Readme, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    [GeneratedRegex("^cnnlab (run .*rms_pooling2d)$", RegexOptions.Multiline)]
    private static partial Regex RunLine();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Links();
}
