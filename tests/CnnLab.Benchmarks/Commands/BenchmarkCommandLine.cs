using System.CommandLine;
using System.CommandLine.Invocation;

namespace CnnLab.Benchmarks;

/// <summary>The whole command line: every mode, and one place where errors become messages and exit codes.</summary>
internal static class BenchmarkCommandLine
{
    /// <summary>Arguments that have to be mended.</summary>
    public const int BadInput = 2;

    /// <summary>A measurement that failed or was interrupted.</summary>
    public const int Failed = 1;

    private const string Description = """
        How fast CnnLab is on this machine, beside the machine's limits and beside libtorch.

        Examples (after: dotnet run -c Release --project tests/CnnLab.Benchmarks --):
          products --provider openblas --only "conv 64"
          components --kind pooling
          micro "*Pooling*"
          peer --only LeNet-5 --threads 1 --seconds 1
          growth --only roofline --out artifacts/growth
        """;

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var root = new RootCommand(Description)
        {
            ProductsCommand.Build(),
            ComponentsCommand.Build(),
            MicroCommand.Build(),
            PeerCommand.Build(),
            GrowthCommand.Build(),
            StreamCommand.Build(),
        };
        var parsed = root.Parse(args);
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,

            // What a child process measures is given up with it, and the child is ended before the program ends.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
        };
        try
        {
            var exitCode = await parsed.InvokeAsync(configuration).ConfigureAwait(false);
            return parsed.Action is ParseErrorAction ? BadInput : exitCode;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("error: interrupted");
            return Failed;
        }
        catch (Exception exception) when (exception is BenchmarkException or ComponentException)
        {
            await Console.Error.WriteLineAsync($"error: {exception.Message}");
            return exception is BenchmarkException { IsInput: false } ? Failed : BadInput;
        }
    }
}
