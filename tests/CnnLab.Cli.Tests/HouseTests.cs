using System.Reflection;
using System.Xml.Linq;

namespace CnnLab.Cli.Tests;

/// <summary>Holds the projects to the table of who may reference whom.</summary>
public sealed class HouseTests
{
    private static readonly string Root = typeof(HouseTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    private static readonly Dictionary<string, string[]> MayReference = new()
    {
        ["CnnLab.Abstractions"] = [],
        ["CnnLab.Compute"] = ["CnnLab.Abstractions"],
        ["CnnLab.Engine"] = ["CnnLab.Abstractions", "CnnLab.Compute"],
        ["CnnLab.Manifests"] = ["CnnLab.Abstractions"],
        ["CnnLab.Hosting"] = ["CnnLab.Manifests", "CnnLab.Engine"],
        ["CnnLab.Experiments"] = ["CnnLab.Hosting"],
        ["CnnLab.Cli"] = ["CnnLab.Experiments"],
    };

    private static IEnumerable<string> SourceProjects() =>
        Directory.GetFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories);

    private static IEnumerable<string> PluginProjects() =>
        Directory.GetFiles(Path.Combine(Root, "plugins"), "*.csproj", SearchOption.AllDirectories);

    [TestCaseSource(nameof(SourceProjects))]
    public void A_source_project_references_only_what_the_table_allows(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        Assert.That(MayReference, Contains.Key(name), "A new project needs a line in the table, and in the README.");
        Assert.That(
            References(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension),
            Is.SubsetOf(MayReference[name]));
    }

    [TestCaseSource(nameof(PluginProjects))]
    public void A_plugin_references_only_what_a_stranger_can(string project) => Assert.That(
        References(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension),
        Is.SubsetOf(new[] { "CnnLab.Abstractions", "CnnLab.Compute" }));

    [Test]
    public void The_contract_needs_dependency_injection_and_MathNet_and_nothing_else() => Assert.That(
        References(Path.Combine(Root, "src/CnnLab.Abstractions/CnnLab.Abstractions.csproj"), "PackageReference"),
        Is.EquivalentTo(new[] { "MathNet.Numerics", "Microsoft.Extensions.DependencyInjection.Abstractions" }));

    [Test]
    public void The_command_line_builds_the_plugins_without_referencing_them()
    {
        var reference = XDocument.Load(Path.Combine(Root, "src/CnnLab.Cli/BuiltInPlugins.targets"))
            .Descendants("ProjectReference")
            .Single();
        Assert.That(reference.Attribute("ReferenceOutputAssembly")?.Value, Is.EqualTo("false"));
    }

    private static IEnumerable<string> References(string project, string kind) => XDocument.Load(project)
        .Descendants(kind)
        .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'));
}
