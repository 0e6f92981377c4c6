using System.Runtime.InteropServices;

namespace CnnLab.Benchmarks.Peer;

/// <summary>Whether libtorch can be loaded, in words if it cannot.</summary>
internal static class LibTorch
{
    /// <summary>
    /// Why libtorch does not load and what to do; null if it does. TorchSharp hides the system's reason in a long trace
    /// and copies half a gigabyte before it gives up, so its library is tried before it is asked.
    /// </summary>
    public static string? Problem()
    {
        var name = OperatingSystem.IsWindows() ? "LibTorchSharp.dll"
            : OperatingSystem.IsMacOS() ? "libLibTorchSharp.dylib" : "libLibTorchSharp.so";
        var path = Directory.EnumerateFiles(AppContext.BaseDirectory, name, SearchOption.AllDirectories)
            .FirstOrDefault(IsForThisMachine);
        if (path is null)
        {
            return $"libtorch is not here: no {name} for {RuntimeInformation.RuntimeIdentifier} under "
                + $"{AppContext.BaseDirectory}. Expected one of linux-x64, win-x64, osx-arm64.";
        }

        try
        {
            NativeLibrary.Load(path);
            return null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException)
        {
            return $"libtorch does not load: {Reason(exception.Message)}\n{Advice(exception.Message)}";
        }
    }

    // Where packages put native libraries, and where TorchSharp copies them.
    private static bool IsForThisMachine(string path)
    {
        var folders = path.Split(Path.DirectorySeparatorChar);
        return folders[^2] == "native" && folders[^3] == RuntimeIdentifier();
    }

    private static string RuntimeIdentifier()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }

    // The runtime's own first line says that it failed, the second one why; the others list every name it has tried.
    private static string Reason(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines[Math.Min(1, lines.Length - 1)];
    }

    private static string Advice(string message) => message.Contains("GLIBCXX", StringComparison.Ordinal)
        ? "This system's libstdc++ is older than TorchSharp needs: that of GCC 13 or later. "
            + "See tests/CnnLab.Benchmarks/README.md, \"What the peer needs\"."
        : "See tests/CnnLab.Benchmarks/README.md, \"What the peer needs\".";
}
