using System.Reflection;
using System.Runtime.InteropServices;

namespace CnnLab.Experiments;

/// <summary>The content of <c>provenance.json</c>: what a run was computed with.</summary>
public sealed record Provenance
{
    private static readonly Lazy<ProcessorInfo> Processors = new(ProcessorInfo.Detect);

    /// <summary>The version of this program.</summary>
    public static string ThisVersion { get; } = Version(typeof(Provenance).Assembly);

    /// <summary>The run's id; null in a record of before ids were told.</summary>
    public string? Id { get; init; }

    /// <summary>
    /// What the run has in common with the same trial under other plugins, data or program; null as for the id.
    /// </summary>
    public string? TrialKey { get; init; }

    /// <summary>The version of the product.</summary>
    public required string ProductVersion { get; init; }

    /// <summary>The repository that holds the manifest.</summary>
    public required GitState Git { get; init; }

    /// <summary>
    /// The folder that the manifest's relative paths start from; null in a record of before it was told.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>The loaded plugins.</summary>
    public required IReadOnlyList<PluginProvenance> Plugins { get; init; }

    /// <summary>The .NET runtime, for example <c>.NET 10.0.1</c>.</summary>
    public required string Runtime { get; init; }

    /// <summary>The operating system.</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>The processor.</summary>
    public required ProcessorInfo Processor { get; init; }

    /// <summary>Who multiplied matrices.</summary>
    public required string Provider { get; init; }

    /// <summary>Threads of the run.</summary>
    public required int Threads { get; init; }

    /// <summary>The sha256 of the data's content; null until the data are loaded.</summary>
    public string? DataFingerprint { get; init; }

    /// <summary>The sha256 of the file that the parameters began with; null where there was none.</summary>
    public string? InitialWeightsSha256 { get; init; }

    /// <summary>The command that started the run.</summary>
    public required IReadOnlyList<string> CommandLine { get; init; }

    /// <summary>The seed of all random streams.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The choices of a sweep that this run is, by path; empty without a sweep.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads the <c>provenance.json</c> of a run's directory.</summary>
    /// <exception cref="RunFileException">It is missing or not what was written.</exception>
    public static Provenance Read(string runDirectory) =>
        RunJson.Read<Provenance>(Path.Combine(runDirectory, "provenance.json"));

    /// <summary>
    /// Asks the machine. Never fails: what cannot be found out is null.
    /// </summary>
    /// <param name="git">The commit of the manifest.</param>
    /// <param name="provider">Who multiplies matrices.</param>
    /// <param name="threads">Threads of the run.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="plugins">The loaded plugins.</param>
    /// <param name="commandLine">The command that started the run.</param>
    public static Provenance Collect(
        GitState git,
        string provider,
        int threads,
        ulong seed,
        IReadOnlyList<PluginProvenance> plugins,
        IReadOnlyList<string> commandLine) => new()
        {
            ProductVersion = ThisVersion,
            Git = git,
            Plugins = plugins,
            Runtime = RuntimeInformation.FrameworkDescription,
            OperatingSystem = $"{RuntimeInformation.OSDescription} ({RuntimeInformation.RuntimeIdentifier})",
            Processor = Processors.Value,
            Provider = provider,
            Threads = threads,
            CommandLine = commandLine,
            Seed = seed,
        };

    private static string Version(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
