using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text.Json;

namespace CnnLab.Benchmarks.Peer;

/// <summary>The program's arguments, and its answer: one line of JSON on standard output.</summary>
internal static class PeerCommand
{
    private const int Failed = 1, BadInput = 2;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static int Run(string[] args)
    {
        var network = new Option<string>("--network") { Description = "The network.", Required = true };
        network.AcceptOnlyFromAmong(PeerNetwork.Names);
        var batchSize = Count("--batch-size", "Images of a step.", 32);
        var threads = Count("--threads", "Threads.", 1);
        var seconds = new Option<double>("--seconds")
        {
            Description = "How long training and inference are measured each.",
            DefaultValueFactory = _ => 3,
        };
        seconds.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() > 0))
            {
                result.AddError("--seconds is not positive. Expected a positive number.");
            }
        });
        var root = new RootCommand("Times training steps and forward passes of a network in libtorch.")
        {
            network, batchSize, threads, seconds,
        };
        root.SetAction(parsed => Measure(
            parsed.GetValue(network)!,
            parsed.GetValue(batchSize),
            parsed.GetValue(threads),
            parsed.GetValue(seconds)));
        var parsed = root.Parse(args);
        var exitCode = parsed.Invoke();
        return parsed.Action is ParseErrorAction ? BadInput : exitCode;
    }

    private static Option<int> Count(string name, string description, int otherwise)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError($"{name} is not positive. Expected a positive whole number.");
            }
        });
        return option;
    }

    private static int Measure(string network, int batchSize, int threads, double seconds)
    {
        if (LibTorch.Problem() is { } problem)
        {
            Console.Error.WriteLine(problem);
            return Failed;
        }

        var result = PeerBenchmark.Run(network, batchSize, threads, seconds);
        Console.WriteLine(JsonSerializer.Serialize(result, Json));
        return 0;
    }
}
