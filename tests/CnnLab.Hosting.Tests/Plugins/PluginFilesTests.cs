using System.Security.Cryptography;
using CnnLab.TestKit;

namespace CnnLab.Hosting.Tests.Plugins;

/// <summary>What of a plugin's folder is part of its hash.</summary>
public sealed class PluginFilesTests
{
    private const string Dll = "Sample.Good.dll";

    private const string Listed = """
        {
          "runtimeTarget": { "name": ".NETCoreApp,Version=v10.0" },
          "targets": { ".NETCoreApp,Version=v10.0": {
            "Sample.Good/1.0.0": { "runtime": { "Sample.Good.dll": {} } },
            "Kernels/1.0.0": { "runtime": { "lib/net10.0/Kernels.dll": {} } },
            "CnnLab.Abstractions/1.0.0": { "runtime": { "CnnLab.Abstractions.dll": {} } },
            "Skia/3.0.0": { "runtimeTargets": { "runtimes/linux-x64/native/skia.so": { "rid": "linux-x64" } } }
          } },
          "libraries": { "Skia/3.0.0": { "type": "package", "sha512": "sha512-one" } }
        }
        """;

    private TempFolder _folder = null!;

    [SetUp]
    public void CopyPlugin()
    {
        _folder = new TempFolder();
        Copy("Sample.Good", Dll);
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    private string Hash() => new PluginFiles(_folder[Dll]).Sha256;

    private void Copy(string plugin, string name) => File.Copy(Built.TestPlugin(plugin), _folder[name]);

    /// <summary>What lies behind the end of an assembly is not read, but hashed.</summary>
    private void Rebuild(string name) => File.AppendAllText(_folder[name], "x");

    private string Sum(string name) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_folder[name])));

    [Test]
    public void A_plugin_of_one_file_has_the_hash_of_its_DLL()
    {
        Copy("Sample.NoPlugin", "Somebody.Elses.dll");
        Assert.That(Hash(), Is.EqualTo(Sum(Dll)));
        _folder.Write("Sample.Good.deps.json", Listed.Replace("sha512-one", "").Replace("Kernels", "Absent"));
        Assert.That(Hash(), Is.EqualTo(Sum(Dll)), "nothing of what the list names is there");
    }

    [Test]
    public void What_the_list_of_dependencies_names_is_part_of_the_hash_and_what_the_host_gives_is_not()
    {
        _folder.Write("Sample.Good.deps.json", Listed);
        foreach (var name in (string[])["Kernels.dll", "CnnLab.Abstractions.dll", "Somebody.Elses.dll"])
        {
            Copy("Sample.NoPlugin", name);
        }

        var list = _folder.Write(
            "sums", $"{Sum("Kernels.dll")}  Kernels.dll\n{Sum(Dll)}  {Dll}\nsha512-one  Skia/3.0.0\n");
        Assert.That(Hash(), Is.EqualTo(Sum("sums")), File.ReadAllText(list));
        Rebuild("CnnLab.Abstractions.dll");
        Rebuild("Somebody.Elses.dll");
        Assert.That(Hash(), Is.EqualTo(Sum("sums")));
        Rebuild("Kernels.dll");
        Assert.That(Hash(), Is.Not.EqualTo(Sum("sums")));
    }

    [Test]
    public void A_native_library_beside_the_DLL_is_part_of_the_hash()
    {
        _folder.Write("libkernels.so", "one");
        var before = Hash();
        _folder.Write("libkernels.so", "two");
        Assert.That(before, Is.Not.EqualTo(Sum(Dll)).And.Not.EqualTo(Hash()));
    }

    [Test]
    public void Without_a_list_what_the_DLL_references_is_part_of_the_hash()
    {
        using var folder = _folder;
        _folder = new TempFolder();
        Copy("Sample.MissingDependency", Dll);
        Copy("Sample.Absent", "Sample.Absent.dll");
        var before = Hash();
        Rebuild("Sample.Absent.dll");
        Assert.That(before, Is.Not.EqualTo(Sum(Dll)).And.Not.EqualTo(Hash()));
    }

    [Test]
    public void A_plugin_that_is_rebuilt_after_it_was_loaded_has_no_hash()
    {
        var files = new PluginFiles(_folder[Dll]);
        Rebuild(Dll);
        Assert.That(
            () => files.Sha256,
            Throws.TypeOf<ComponentException>().With.Message.Contains($"{_folder[Dll]} was changed after"));
    }

    [Test]
    public void A_damaged_list_of_dependencies_is_named()
    {
        _folder.Write("Sample.Good.deps.json", "{ }");
        Assert.That(
            () => Hash(), Throws.TypeOf<ComponentException>().With.Message.Contains("Sample.Good.deps.json is not"));
    }
}
