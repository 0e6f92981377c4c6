using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using CnnLab.TestKit;

namespace CnnLab.Hosting.Tests.Plugins;

public sealed class PluginLoadingTests
{
    private static ComponentCatalog Load(params string[] paths)
    {
        var catalog = new ComponentCatalog(new PluginStore());
        foreach (var path in paths)
        {
            catalog.AddPath(path);
        }

        return catalog;
    }

    private static string ProblemOf(string path) => Load(path).Problems.Single().Message;

    [Test]
    public void A_good_plugin_registers_its_components_with_their_descriptions()
    {
        var catalog = Load(Built.TestPlugin("Sample.Good"));
        var pooling = catalog.Components.Single(component => component.Type == "rms_pooling2d");
        Assert.Multiple(() =>
        {
            Assert.That(catalog.Problems, Is.Empty);
            Assert.That(pooling.Kind, Is.EqualTo(ComponentKind.Pooling));
            Assert.That(pooling.Plugin, Is.EqualTo("Sample.Good"));
            Assert.That(pooling.Description, Is.EqualTo("The root of the mean square of each window."));
        });
    }

    [TestCaseSource(typeof(Built), nameof(Built.BuiltInPlugins))]
    public void A_built_in_plugin_comes_through_the_same_door(string dll)
    {
        var catalog = Load(dll);
        Assert.That(catalog.Problems, Is.Empty);
        Assert.That(catalog.Components, Is.Not.Empty);
        Assert.That(
            catalog.Components.Select(component => component.Description),
            Is.All.Not.Empty,
            "list shows a line for each.");
    }

    [TestCaseSource(typeof(Built), nameof(Built.BuiltInPlugins))]
    public void A_built_in_plugin_brings_no_copy_of_a_shared_assembly(string dll) => Assert.That(
        Directory.GetFiles(Path.GetDirectoryName(dll)!, "*.dll").Select(Path.GetFileName),
        Has.None.AnyOf(
            "CnnLab.Abstractions.dll",
            "CnnLab.Compute.dll",
            "MathNet.Numerics.dll",
            "System.Numerics.Tensors.dll"));

    [Test]
    public void An_assembly_without_a_plugin_is_told_what_is_expected() =>
        Assert.That(
            ProblemOf(Built.TestPlugin("Sample.NoPlugin")),
            Does.Contain("has no plugin. Expected one public class that implements CnnLab.IPlugin"));

    [Test]
    public void An_assembly_that_does_not_know_the_contract_is_told_so() =>
        Assert.That(
            ProblemOf(Built.TestPlugin("Sample.Absent")),
            Does.StartWith("does not reference CnnLab.Abstractions"));

    [Test]
    public void A_plugin_whose_constructor_throws_is_quoted() =>
        Assert.That(
            ProblemOf(Built.TestPlugin("Sample.Throwing")),
            Is.EqualTo(
                "its plugin's constructor threw InvalidOperationException: the licence server is on holiday"));

    [Test]
    public void A_type_that_does_not_load_names_the_missing_assembly_and_the_mend() => Assert.That(
        ProblemOf(Built.TestPlugin("Sample.MissingDependency")),
        Does.Contain("Sample.Absent").And.Contain("Set EnableDynamicLoading in its project file"));

    [Test]
    public void A_name_taken_twice_in_a_plugin_is_named() =>
        Assert.That(ProblemOf(Built.TestPlugin("Sample.Twice")), Does.Contain("registers 'identity' twice"));

    [Test]
    public void A_file_that_is_not_dotnet_is_told_so()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "Broken.dll");
        File.WriteAllText(path, "this is not a DLL");
        Assert.That(ProblemOf(path), Does.StartWith("is not a .NET assembly"));
    }

    [Test]
    public void A_plugin_built_against_a_newer_contract_is_told_both_versions()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "Sample.Good.dll");
        File.WriteAllBytes(path, WithContractVersion(File.ReadAllBytes(Built.TestPlugin("Sample.Good")), 2));
        Assert.That(
            ProblemOf(path),
            Does.Contain("was built against CnnLab.Abstractions 2.0.0.0, this lab has 1.0.0.0")
                .And.Contain("Build it again"));
    }

    [Test]
    public void A_bad_plugin_does_not_keep_a_good_one_from_loading()
    {
        var catalog = Load(Built.TestPlugin("Sample.Throwing"), Built.TestPlugin("Sample.Good"));
        Assert.That(catalog.Components, Is.Not.Empty);
        Assert.That(catalog.Problems, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_path_with_nothing_is_an_error_with_the_path() =>
        Assert.That(
            () => Load("nowhere/My.dll"),
            Throws.TypeOf<ComponentException>().With.Message.Contains("nowhere/My.dll"));

    [Test]
    public void A_folder_of_plugin_folders_a_plugins_own_folder_and_a_loose_DLL_are_all_found()
    {
        using var folder = new TempFolder();
        var own = Directory.CreateDirectory(Path.Combine(folder.Path, "Sample.Good")).FullName;
        File.Copy(Built.TestPlugin("Sample.Good"), Path.Combine(own, "Sample.Good.dll"));
        File.Copy(Built.TestPlugin("Sample.Hostile"), Path.Combine(folder.Path, "Sample.Hostile.dll"));
        Assert.Multiple(() =>
        {
            Assert.That(
                Load(folder.Path).Plugins.Select(plugin => plugin.Name),
                Is.EquivalentTo(new[] { "Sample.Good", "Sample.Hostile" }));
            Assert.That(Load(own).Plugins.Select(plugin => plugin.Name), Is.EqualTo(new[] { "Sample.Good" }));
        });
    }

    [Test]
    public void A_dependency_beside_a_plugin_is_no_problem()
    {
        using var folder = new TempFolder();
        File.Copy(Built.TestPlugin("Sample.Good"), Path.Combine(folder.Path, "Sample.Good.dll"));
        File.Copy(typeof(MathNet.Numerics.Control).Assembly.Location, Path.Combine(folder.Path, "MathNet.Numerics.dll"));
        var catalog = Load(folder.Path);
        Assert.That(catalog.Problems, Is.Empty);
        Assert.That(catalog.Plugins, Has.Count.EqualTo(1));
    }

    [Test]
    public void The_same_DLL_named_twice_is_loaded_once() =>
        Assert.That(
            Load(Built.TestPlugin("Sample.Good"), Built.TestPlugin("Sample.Good")).Plugins, Has.Count.EqualTo(1));

    [Test]
    public void Two_DLLs_of_one_name_are_a_problem_that_names_both()
    {
        using var folder = new TempFolder();
        var copy = Path.Combine(folder.Path, "Sample.Good.dll");
        File.Copy(Built.TestPlugin("Sample.Good"), copy);
        var problem = Load(Built.TestPlugin("Sample.Good"), copy).Problems.Single();
        Assert.That(problem.Assembly, Is.EqualTo(copy));
        Assert.That(problem.Message, Does.Contain(Built.TestPlugin("Sample.Good")));
    }

    /// <summary>Rewrites the major version of the contract that a DLL asks for, in its metadata.</summary>
    private static byte[] WithContractVersion(byte[] dll, byte major)
    {
        using var image = new PEReader(new MemoryStream(dll));
        var metadata = image.GetMetadataReader();
        var row = metadata.AssemblyReferences.Select((handle, index) => (handle, index))
            .Single(entry =>
                metadata.GetString(metadata.GetAssemblyReference(entry.handle).Name) == "CnnLab.Abstractions")
            .index;
        var offset = image.PEHeaders.MetadataStartOffset
            + metadata.GetTableMetadataOffset(TableIndex.AssemblyRef)
            + (row * metadata.GetTableRowSize(TableIndex.AssemblyRef));
        dll[offset] = major;
        return dll;
    }
}
