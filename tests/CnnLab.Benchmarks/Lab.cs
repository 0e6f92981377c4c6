using System.Reflection;
using CnnLab.Hosting;

namespace CnnLab.Benchmarks;

/// <summary>The lab as the command line opens it: the built-in plugins from their folder beside the program.</summary>
internal static class Lab
{
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

    /// <summary>Makes the components of the built-in plugins.</summary>
    public static ComponentFactory Components() => new(Open().Catalog(), _ => { });

    private static ExperimentLoader Open() => new(
        new PluginStore(), [Path.Combine(AppContext.BaseDirectory, "plugins")], folder => new DataFiles(folder));

    private static string Metadata(string key) => typeof(Lab).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;
}
