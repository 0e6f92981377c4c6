using System.Reflection;
using CnnLab.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CnnLab.Benchmarks;

/// <summary>The lab as the command line opens it: with the plugins that lie beside the command line.</summary>
internal static class Lab
{
    // One for the process: another copy of a plugin would start with the JIT's first, slow code again.
    private static readonly PluginStore Plugins = new();

    /// <summary>The clone this program was built in.</summary>
    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    /// <summary>The command line, built together with this program.</summary>
    public static string CommandLineProgram { get; } = Path.Combine(
        RepositoryRoot, "src", "CnnLab.Cli", "bin", Metadata("Configuration"), "net10.0", "cnnlab.dll");

    /// <summary>The path of a manifest of the repository.</summary>
    public static string Experiment(string name) => Path.Combine(RepositoryRoot, "experiments", name);

    /// <summary>A manifest with its plugins loaded.</summary>
    /// <exception cref="BenchmarkException">It is not valid.</exception>
    public static LoadedExperiment Load(string manifest, params (string Path, string Value)[] overrides)
    {
        var loaded = Open().Load(manifest, overrides);
        return loaded.IsValid ? loaded : throw new BenchmarkException(string.Join('\n', loaded.Findings));
    }

    /// <summary>The components of the plugins, and what makes them.</summary>
    public static (ComponentCatalog Catalog, ComponentFactory Factory) Components()
    {
        var catalog = Open().Catalog();
        var data = new DataFiles(RepositoryRoot);
        return (catalog, new ComponentFactory(catalog, services => services.AddSingleton<IDataFiles>(data)));
    }

    private static ExperimentLoader Open() => new(
        Plugins,
        [Path.Combine(Path.GetDirectoryName(CommandLineProgram)!, "plugins")],
        folder => new DataFiles(folder));

    private static string Metadata(string key) => typeof(Lab).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
