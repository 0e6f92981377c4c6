using System.Reflection;

namespace CnnLab.Hosting.Tests;

/// <summary>Where the plugins lie that were built with the tests.</summary>
internal static class Built
{
    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    public static string TestPlugin(string name) => Dll("tests/TestPlugins", name);

    public static string BuiltInPlugin(string family) => Dll("plugins", $"CnnLab.Plugins.{family}");

    public static IEnumerable<string> BuiltInPlugins() =>
        Directory.GetDirectories(Path.Combine(RepositoryRoot, "plugins"), "CnnLab.Plugins.*")
            .Select(folder => Dll("plugins", Path.GetFileName(folder)));

    private static string Dll(string parent, string name) =>
        Path.Combine(RepositoryRoot, parent, name, "bin", Metadata("Configuration"), "net10.0", name + ".dll");

    private static string Metadata(string key) =>
        typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == key).Value!;
}
