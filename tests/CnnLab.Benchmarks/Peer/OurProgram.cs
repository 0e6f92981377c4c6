using System.Globalization;
using System.Text.Json;

namespace CnnLab.Benchmarks;

/// <summary>Our side: the command line, in a process of its own.</summary>
internal static class OurProgram
{
    /// <summary>Measures a network.</summary>
    /// <exception cref="BenchmarkException">The command line refuses.</exception>
    public static async Task<Speed> MeasureAsync(
        PeerRow row, int threads, double seconds, CancellationToken cancellation)
    {
        string[] arguments =
        [
            "benchmark", Lab.Experiment(row.Manifest), "--json",
            "--batch-size", row.BatchSize.ToString(CultureInfo.InvariantCulture),
            "--threads", threads.ToString(CultureInfo.InvariantCulture),
            "--seconds", seconds.ToString(CultureInfo.InvariantCulture),
            .. row.Settings.SelectMany(setting => new[] { "--set", setting }),
        ];
        return Speed.Parse(await RunAsync(arguments, cancellation).ConfigureAwait(false));
    }

    /// <summary>Whether a component has a parameter of that name.</summary>
    public static async Task<bool> HasParameterAsync(
        string component, string parameter, CancellationToken cancellation)
    {
        using var page = JsonDocument.Parse(
            await RunAsync(["describe", component, "--json"], cancellation).ConfigureAwait(false));
        return page.RootElement.GetProperty("parameters").EnumerateArray()
            .Any(entry => entry.GetProperty("name").GetString() == parameter);
    }

    /// <summary>What <c>cnnlab</c> answers.</summary>
    public static Task<string> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation) =>
        ChildProcess.OutputAsync(ChildProcess.DotNet, [Lab.CommandLineProgram, .. arguments], null, cancellation);
}
