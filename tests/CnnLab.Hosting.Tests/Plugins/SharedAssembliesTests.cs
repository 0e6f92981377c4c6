using System.Reflection;
using CnnLab.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace CnnLab.Hosting.Tests.Plugins;

public sealed class SharedAssembliesTests
{
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>The shared assemblies and what they reference: what a plugin gets from the lab.</summary>
    private static HashSet<string> Shared() =>
    [
        .. SharedAssemblies.Types.Select(type => type.Assembly.GetName().Name!),
        .. SharedAssemblies.Types.SelectMany(type => type.Assembly.GetReferencedAssemblies(), (_, name) => name.Name!),
    ];

    [Test]
    public void Only_the_framework_is_referenced_at_second_hand()
    {
        var shared = Shared();
        var ours = shared.Select(Assembly.Load)
            .Where(assembly => Path.GetDirectoryName(assembly.Location) != Framework);
        var secondHand = ours.SelectMany(assembly => assembly.GetReferencedAssemblies())
            .Where(name => !File.Exists(Path.Combine(Framework, name.Name + ".dll")))
            .Select(name => name.Name);
        Assert.That(secondHand.Distinct(), Is.SubsetOf(shared), "SharedAssemblies has to name it too.");
    }

    [Test]
    public void A_plugin_with_copies_of_the_shared_assemblies_beside_it_gets_the_labs()
    {
        using var folder = new TempFolder();
        Type[] copied = [typeof(Layer), typeof(MathNet.Numerics.Control), typeof(IServiceCollection)];
        foreach (var file in copied.Select(type => type.Assembly.Location).Append(Built.TestPlugin("Sample.Good")))
        {
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        }

        var catalog = new ComponentCatalog(new PluginStore());
        catalog.AddPath(Path.Combine(folder.Path, "Sample.Good.dll"));
        Assert.Multiple(() =>
        {
            Assert.That(catalog.Problems, Is.Empty);
            Assert.That(catalog.Components, Is.Not.Empty);
        });
    }

    [Test]
    public void A_dependency_beside_a_plugin_is_loaded_from_there()
    {
        using var folder = new TempFolder();
        foreach (var name in new[] { "Sample.MissingDependency", "Sample.Absent" })
        {
            File.Copy(Built.TestPlugin(name), Path.Combine(folder.Path, name + ".dll"));
        }

        var catalog = new ComponentCatalog(new PluginStore());
        catalog.AddPath(Path.Combine(folder.Path, "Sample.MissingDependency.dll"));
        var assemblies = AppDomain.CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.IsDynamic ? "" : assembly.Location);
        Assert.Multiple(() =>
        {
            Assert.That(catalog.Problems, Is.Empty);
            Assert.That(assemblies, Has.Member(Path.Combine(folder.Path, "Sample.Absent.dll")));
        });
    }
}
