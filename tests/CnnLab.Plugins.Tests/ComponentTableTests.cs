using System.Reflection;
using System.Text.RegularExpressions;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests;

/// <summary>
/// <c>plugins/README.md</c> names every built-in component, its source and the tests that hold it against something.
/// </summary>
public sealed partial class ComponentTableTests
{
    private const string None = "–";

    private static readonly string Plugins = Path.Combine(
        typeof(ComponentTableTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "RepositoryRoot").Value!,
        "plugins");

    private static readonly IReadOnlyList<ComponentRegistration> Components =
    [
        .. Directory.GetDirectories(Plugins, "CnnLab.Plugins.*")
            .Select(folder => Assembly.Load(Path.GetFileName(folder)))
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.IsAssignableTo(typeof(IPlugin)))
            .SelectMany(type => RecordingPluginBuilder.Of((IPlugin)Activator.CreateInstance(type)!)),
    ];

    private static readonly IReadOnlyList<Row> Rows = ReadRows();

    [Test]
    public void Every_component_has_a_row_and_every_row_a_component() => Assert.That(
        Rows.Select(row => (row.Kind, row.Type)),
        Is.EquivalentTo(Components.Select(component => (KindOf(component), component.Type))));

    [Test]
    public void The_tests_of_every_row_are_there() => Assert.Multiple(() =>
    {
        foreach (var row in Rows)
        {
            var file = Path.Combine(Plugins, row.File);
            Assert.That(File.Exists(file), $"{row.Type}: {row.File}");
            Assert.That(File.ReadAllText(file), Does.Contain($"class {row.Tests}"), row.Type);
            Assert.That(row.HeldAgainst, Is.Not.Empty, row.Type);
        }
    });

    [Test]
    public void The_description_of_a_component_names_its_source() => Assert.Multiple(() =>
    {
        foreach (var row in Rows.Where(row => row.Source != None))
        {
            var component = Components.Single(component => (KindOf(component), component.Type) == (row.Kind, row.Type));
            Assert.That(component.Description, Does.Contain(row.Source), row.Type);
        }
    });

    private static string KindOf(ComponentRegistration component) => component.Kind.ToString().ToLowerInvariant();

    /// <summary>The rows of all tables; the header's first cell is the kind.</summary>
    private static List<Row> ReadRows()
    {
        var (rows, kind) = (new List<Row>(), "");
        foreach (var line in File.ReadLines(Path.Combine(Plugins, "README.md")))
        {
            if (HeaderLine().Match(line) is { Success: true } header)
            {
                kind = header.Groups[1].Value;
            }
            else if (RowLine().Match(line) is { Success: true } row)
            {
                rows.Add(new Row(
                    kind,
                    row.Groups[1].Value,
                    row.Groups[2].Value,
                    row.Groups[3].Value,
                    row.Groups[4].Value,
                    row.Groups[5].Value));
            }
        }

        return rows;
    }

    [GeneratedRegex(@"^\| (\w+) \| source \|")]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"^\| `(\w+)` \| (.+?) \| (.*?) \| \[(\w+)\]\((.+)\) \|$")]
    private static partial Regex RowLine();

    private sealed record Row(string Kind, string Type, string Source, string HeldAgainst, string Tests, string File);
}
