using System.CommandLine;
using CnnLab.Compute;

namespace CnnLab.Benchmarks;

/// <summary>Our networks and libtorch's, side by side.</summary>
internal static class PeerCommand
{
    private const string Description = """
        Measure CnnLab and libtorch (TorchSharp) in turn on the same networks, and print a table of Markdown.

        Examples:
          peer --pairs 5 --seconds 3
          peer --only LeNet-5 --threads 1 --provider auto openblas
          peer --peer-prepare "sh fit-libstdcxx.sh" --json

        The first run downloads libtorch, some hundred megabytes. See tests/CnnLab.Benchmarks/README.md.
        """;

    private static readonly Option<int> Pairs =
        CommonOptions.Count("--pairs", "How often each figure is measured on each side.", 5);

    private static readonly Option<double> Seconds =
        CommonOptions.Seconds("How long training and inference are measured each, on each side.", 3);

    private static readonly Option<string> Only =
        CommonOptions.Only("Only the networks whose name contains the text.");

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Print JSON with every single pair in place of the table.",
    };

    private static readonly Option<string?> Prepare = new("--peer-prepare")
    {
        Description = "A shell command for systems with an older libstdc++: it is given the folder of the built peer, "
            + "and the library that its last line names is preloaded (LD_PRELOAD).",
        HelpName = "COMMAND",
    };

    public static Command Build()
    {
        var threads = Threads();
        var providers = Providers();
        var command = new Command("peer", Description) { Pairs, Seconds, Only, threads, providers, Json, Prepare };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed, parsed.GetValue(threads)!, parsed.GetValue(providers)!, cancellation));
        return command;
    }

    private static Option<int[]> Threads()
    {
        var threads = new Option<int[]>("--threads")
        {
            Description = "Threads of both sides, one number or several.",
            DefaultValueFactory = _ => [.. new[] { 1, 2 }.Where(count => count <= Environment.ProcessorCount)],
            AllowMultipleArgumentsPerToken = true,
        };
        threads.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int[]>() is { } counts && counts.Any(count => count < 1))
            {
                result.AddError($"--threads is {string.Join(' ', counts)}. Expected positive whole numbers.");
            }
        });
        return threads;
    }

    private static Option<string[]> Providers()
    {
        var providers = new Option<string[]>("--provider")
        {
            Description = "Who multiplies on our side, one or several: a line of the table for each.",
            DefaultValueFactory = _ => ["auto"],
            AllowMultipleArgumentsPerToken = true,
        };
        providers.AcceptOnlyFromAmong(CommonOptions.ProviderNames);
        return providers;
    }

    private static async Task RunAsync(
        ParseResult parsed, int[] threads, string[] providers, CancellationToken cancellation)
    {
        var (messages, seconds) = (Console.Error, parsed.GetValue(Seconds));
        foreach (var provider in providers)
        {
            // One that is not here is refused now, not in the middle of the measurement.
            LinearAlgebraProviders.Create(Enum.Parse<ProviderChoice>(provider, ignoreCase: true));
        }

        var hasAlgorithms = await OurProgram.HasParameterAsync("conv2d", "algorithm", cancellation)
            .ConfigureAwait(false);
        var rows = PeerRows.Named(PeerRows.All([.. providers.Distinct()], hasAlgorithms), parsed.GetValue(Only)!);
        if (!hasAlgorithms)
        {
            await messages.WriteLineAsync("conv2d has no option 'algorithm': no row with im2col").ConfigureAwait(false);
        }

        Machine.WarnIfBusy(messages);

        var peer = new PeerProgram(messages, parsed.GetValue(Prepare));
        await peer.BuildAsync(cancellation).ConfigureAwait(false);
        var entries = await new PeerRun(peer, parsed.GetValue(Pairs), seconds)
            .MeasureAsync(rows, [.. threads.Distinct()], messages, cancellation)
            .ConfigureAwait(false);
        var machine = Machine.Describe();
        Console.WriteLine(parsed.GetValue(Json)
            ? PeerJson.Of(entries, seconds, machine)
            : $"{PeerTable.Markdown(entries)}\n{PeerTable.Conditions(entries, seconds, machine)}");
    }
}
