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
        var dll = Build(folder, Block("csharp"));
        var resolved = RunWith(folder, dll);
        Assert.That(resolved, Does.Contain("rms_pooling2d").And.Contain("MyLab.Pooling"));
    }

    [Test]
    public void So_does_the_one_with_an_option()
    {
        const string Entry = "=> plugin.AddPooling<RootMeanSquare>(\"rms_pooling2d\");";
        Assert.That(Block("csharp"), Does.Contain(Entry));
        using var folder = new TempFolder();
        var registration = Registration().Match(Readme).Groups[1].Value;
        var both = $"{{ plugin.AddPooling<RootMeanSquare>(\"rms_pooling2d\"); {registration}; }}";
        var dll = Build(folder, Block("csharp").Replace(Entry, both, StringComparison.Ordinal), Block("csharp", 1));
        var resolved = RunWith(folder, dll, "--set", "model.layers.pool2={\"type\": \"power_pooling2d\", \"p\": 3}");
        Assert.That(resolved, Does.Contain("power_pooling2d").And.Contain("\"p\": 3"));
    }

    /// <returns>The folder that was built into.</returns>
    private static string Build(TempFolder folder, params string[] sources)
    {
        var plugin = Directory.CreateDirectory(Path.Combine(folder.Path, "MyLab.Pooling")).FullName;
        File.WriteAllText(
            Path.Combine(plugin, "MyLab.Pooling.csproj"),
            Block("xml").Replace("../CnnLab/", Lab.RepositoryRoot, StringComparison.Ordinal));
        for (var index = 0; index < sources.Length; index++)
        {
            File.WriteAllText(Path.Combine(plugin, $"File{index}.cs"), sources[index]);
        }

        using var build = new Lab.Running("dotnet", folder.Path, ["build", "MyLab.Pooling", "-c", "Release"]);
        var built = build.Wait();
        Assert.That(built.ExitCode, Is.Zero, built.Output);
        return Path.Combine(plugin, "bin", "Release", "net10.0");
    }

    /// <returns>The resolved manifest of the run.</returns>
    private static string RunWith(TempFolder folder, string dll, params string[] more)
    {
        var arguments = RunLine().Match(Readme).Groups[1].Value.Trim().Split(' ')
            .Select(argument =>
                argument.Replace("../MyLab.Pooling/bin/Release/net10.0", dll, StringComparison.Ordinal));
        var answer = Lab.Run(
            Lab.RepositoryRoot,
            [
                .. arguments, "--json", "--set", $"output.directory={folder.Path}", "--set", "training.epochs=1",
                "--set", "dataset.train_count=300", .. more,
            ]);
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        var run = JsonNode.Parse(answer.Output)!["runs"]![0]!;
        return File.ReadAllText(Path.Combine(run["directory"]!.GetValue<string>(), "resolved.json"));
    }

    [Test]
    public void Every_file_the_README_links_to_is_there() => Assert.Multiple(() =>
    {
        foreach (Match link in Links().Matches(Readme))
        {
            Assert.That(Path.Combine(Lab.RepositoryRoot, link.Groups[1].Value), Does.Exist);
        }
    });

    /// <summary>A block of code in a language.</summary>
    private static string Block(string language, int number = 0) =>
        Regex.Matches(Readme, $"```{language}\n(.*?)```", RegexOptions.Singleline)[number].Groups[1].Value;

    [GeneratedRegex("Register it with `([^`]*)`")]
    private static partial Regex Registration();

    [GeneratedRegex("^cnnlab (run .*rms_pooling2d)$", RegexOptions.Multiline)]
    private static partial Regex RunLine();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Links();
}
