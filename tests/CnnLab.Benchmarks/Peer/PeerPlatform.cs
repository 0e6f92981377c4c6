using System.Runtime.InteropServices;

namespace CnnLab.Benchmarks;

/// <summary>The native package of a platform, and what it costs to have it.</summary>
/// <param name="Name">The platform's name in the package's.</param>
/// <param name="DownloadMegabytes">What is downloaded.</param>
/// <param name="UnpackedMegabytes">What the package takes in the cache.</param>
internal sealed record PeerPlatform(string Name, int DownloadMegabytes, int UnpackedMegabytes)
{
    private static readonly PeerPlatform[] All =
        [new("linux-x64", 128, 627), new("win-x64", 80, 348), new("osx-arm64", 57, 303)];

    /// <summary>The native package.</summary>
    public string Package => $"libtorch-cpu-{Name}";

    /// <summary>This machine's.</summary>
    /// <exception cref="BenchmarkException">There is no libtorch for it.</exception>
    public static PeerPlatform Current()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        var name = $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        return Array.Find(All, platform => platform.Name == name)
            ?? throw new BenchmarkException(
                $"There is no package of libtorch for {name}. "
                + $"Expected one of {string.Join(", ", All.Select(platform => platform.Name))}.");
    }
}
