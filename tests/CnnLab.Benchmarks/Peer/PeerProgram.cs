using System.Globalization;
using System.Text.Json;

namespace CnnLab.Benchmarks;

/// <summary>
/// Their side: libtorch through TorchSharp, in a program that is built when it is first wanted, because its native part
/// is larger than everything else together.
/// </summary>
/// <param name="messages">Where it is said what is downloaded.</param>
/// <param name="prepare">
/// A command that makes the built program fit an older system: it gets the build folder, and its last line is a library
/// to preload. Null for none.
/// </param>
internal sealed class PeerProgram(TextWriter messages, string? prepare)
{
    private static readonly string Project = Path.Combine(Lab.RepositoryRoot, "tests", "CnnLab.Benchmarks.Peer");

    private static readonly string BuildFolder = Path.Combine(Project, "bin", "Release", "net10.0");

    // glibc gives large freed blocks back to the system, and libtorch frees its tensors at every step: the page faults
    // that follow cost it up to half of its speed on small networks, more on virtual machines. It is compared at its
    // best. Other systems' allocators do not know these variables.
    private static readonly Dictionary<string, string> KeepFreedMemory = new()
    {
        ["MALLOC_MMAP_THRESHOLD_"] = "10000000000",
        ["MALLOC_TRIM_THRESHOLD_"] = "100000000000",
        ["MALLOC_TOP_PAD_"] = "500000000",
    };

    private readonly PeerPlatform _platform = PeerPlatform.Current();
    private Dictionary<string, string> _environment = KeepFreedMemory;

    /// <summary>Fetches and builds what is missing.</summary>
    /// <exception cref="BenchmarkException">The build or the preparation failed.</exception>
    public async Task BuildAsync(CancellationToken cancellation)
    {
        await AnnounceDownloadAsync(cancellation).ConfigureAwait(false);
        string[] build = ["build", Project, "--configuration", "Release", "--nologo", "--verbosity", "quiet"];
        await ChildProcess.OutputAsync(ChildProcess.DotNet, build, null, cancellation).ConfigureAwait(false);
        if (prepare is not null)
        {
            _environment = new(KeepFreedMemory)
            {
                ["LD_PRELOAD"] = await PrepareAsync(prepare, cancellation).ConfigureAwait(false),
            };
        }
    }

    /// <summary>Measures a network.</summary>
    /// <exception cref="BenchmarkException">libtorch does not load.</exception>
    public async Task<Speed> MeasureAsync(
        string network, int batchSize, int threads, double seconds, CancellationToken cancellation)
    {
        string[] arguments =
        [
            Path.Combine(BuildFolder, "CnnLab.Benchmarks.Peer.dll"),
            "--network", network,
            "--batch-size", batchSize.ToString(CultureInfo.InvariantCulture),
            "--threads", threads.ToString(CultureInfo.InvariantCulture),
            "--seconds", seconds.ToString(CultureInfo.InvariantCulture),
        ];
        return Speed.Parse(await ChildProcess.OutputAsync(ChildProcess.DotNet, arguments, _environment, cancellation)
            .ConfigureAwait(false));
    }

    private async Task AnnounceDownloadAsync(CancellationToken cancellation)
    {
        var answer = await ChildProcess.OutputAsync(
            ChildProcess.DotNet, ["nuget", "locals", "global-packages", "--list"], null, cancellation)
            .ConfigureAwait(false);
        var cache = answer[(answer.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        var version = PinnedVersion();
        if (!Directory.Exists(Path.Combine(cache, _platform.Package, version)))
        {
            await messages.WriteLineAsync(
                $"downloading libtorch {version}: {_platform.DownloadMegabytes} MB, {_platform.UnpackedMegabytes} MB "
                + $"unpacked in NuGet's cache {cache} ({_platform.Package}), and a copy of most of it in {BuildFolder}")
                .ConfigureAwait(false);
        }
    }

    private string PinnedVersion()
    {
        using var file = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(Project, $"packages.{_platform.Name}.lock.json")));
        return file.RootElement.GetProperty("dependencies").GetProperty("net10.0")
            .GetProperty(_platform.Package).GetProperty("resolved").GetString()!;
    }

    private static async Task<string> PrepareAsync(string command, CancellationToken cancellation)
    {
        // The shell takes the command apart as a terminal would; the folder is handed over as it is.
        var output = await ChildProcess.OutputAsync(
            "/bin/sh", ["-c", $"{command} \"$1\"", "sh", BuildFolder], null, cancellation).ConfigureAwait(false);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var library = lines.LastOrDefault() ?? "";
        return File.Exists(library)
            ? library
            : throw new BenchmarkException(
                $"--peer-prepare {command}: its last line is '{library}'. Expected the path of a library to preload.",
                isInput: true);
    }
}
