using System.ComponentModel;
using System.Diagnostics;

namespace CnnLab.Benchmarks;

/// <summary>A program that is run to its end for what it prints.</summary>
internal static class ChildProcess
{
    /// <summary>The .NET host, for programs that are DLLs.</summary>
    public static string DotNet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>What a program printed on standard output.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables it gets besides ours.</param>
    /// <param name="cancellation">Ends the program, and all it started.</param>
    /// <exception cref="BenchmarkException">It cannot be started, or ended with another exit code than 0.</exception>
    public static async Task<string> OutputAsync(
        string program,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string>? environment,
        CancellationToken cancellation)
    {
        using var process = Start(program, arguments, environment);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var messages = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        var (answer, said) = (await output.ConfigureAwait(false), await messages.ConfigureAwait(false));
        return process.ExitCode == 0
            ? answer
            : throw new BenchmarkException(
                $"{program} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}:\n"
                + (said.Trim().Length > 0 ? said : answer).Trim());
    }

    private static Process Start(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new BenchmarkException($"{program} cannot be started: {exception.Message}");
        }
    }
}
