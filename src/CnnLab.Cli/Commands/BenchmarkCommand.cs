using System.CommandLine;
using CnnLab.Cli.Output;
using CnnLab.Compute;
using CnnLab.Engine;
using CnnLab.Hosting;
using Spectre.Console;

namespace CnnLab.Cli.Commands;

/// <summary>Times a manifest's network on this machine.</summary>
internal sealed class BenchmarkCommand(LabFactory labs, Terminal terminal) : ICommand
{
    public Command Build()
    {
        var manifest = new Argument<string>("manifest")
        {
            Description = "The manifest whose network is timed; its data are not read.",
        };
        var batchSize = new Option<int?>("--batch-size")
        {
            Description = "Images of a step; by default the manifest's.",
        };
        var threads = new Option<int?>("--threads")
        {
            Description = "Threads; by default the manifest's, or one for each processor.",
        };
        var seconds = new Option<double>("--seconds")
        {
            Description = "How long training and inference are measured each.",
            DefaultValueFactory = _ => 3,
        };
        var set = CommonOptions.Set();
        var json = CommonOptions.Json();
        var command = new Command("benchmark", "Time a network's training step and forward pass on random images.")
        {
            manifest, batchSize, threads, seconds, set, json,
        };
        batchSize.Validators.Add(result => RequirePositive(result, result.GetValueOrDefault<int?>()));
        threads.Validators.Add(result => RequirePositive(result, result.GetValueOrDefault<int?>()));
        seconds.Validators.Add(result => RequirePositive(result, result.GetValueOrDefault<double>()));
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(
            labs.Open(parsed).Load(parsed.GetValue(manifest)!, Overrides.Parse(parsed.GetValue(set))),
            parsed.GetValue(batchSize),
            parsed.GetValue(threads),
            parsed.GetValue(seconds),
            parsed.GetValue(json),
            cancellation)));
        return command;
    }

    private static void RequirePositive(System.CommandLine.Parsing.OptionResult result, double? value)
    {
        if (value is <= 0 or double.NaN)
        {
            result.AddError($"{result.IdentifierToken?.Value} is {value}. Expected a positive number.");
        }
    }

    private int Run(
        LoadedExperiment experiment,
        int? batchSize,
        int? threads,
        double seconds,
        bool json,
        CancellationToken cancellation)
    {
        FindingPrinter.Print(terminal, experiment.Findings);
        if (experiment.Definition is not { } definition)
        {
            return ExitCode.BadInput;
        }

        definition = definition with
        {
            Training = definition.Training with { BatchSize = batchSize ?? definition.Training.BatchSize },
            Compute = definition.Compute with { Threads = threads ?? definition.Compute.Threads },
        };
        using var pool = new WorkerPool(definition.Compute.Threads ?? Environment.ProcessorCount);
        var compute = new ComputeBackend(LinearAlgebraProviders.Create(definition.Compute.Provider), pool);
        var result = new NetworkBenchmark(definition, compute, experiment.Factory).Run(seconds, cancellation);
        if (json)
        {
            JsonOutput.Print(result);
        }
        else
        {
            Show(result, experiment.Network!);
        }

        return ExitCode.Success;
    }

    private void Show(BenchmarkResult result, NetworkSummary network)
    {
        // Most layers have only one way to compute.
        var hasAlgorithms = result.Layers.Any(layer => layer.Algorithm is not null);
        var table = new Table().Border(TableBorder.Simple).AddColumns(
        [
            "layer", "type", .. hasAlgorithms ? ["algorithm"] : Array.Empty<string>(), "output", "parameters",
            "multiply-adds", "forward ms", "GFLOP/s", "backward ms", "GFLOP/s", "output MB",
        ]);
        foreach (var (timing, layer) in result.Layers.Zip(network.Layers))
        {
            table.AddRow(
            [
                layer.Name,
                layer.Type,
                .. hasAlgorithms ? [timing.Algorithm ?? ""] : Array.Empty<string>(),
                layer.OutputShape.EscapeMarkup(),
                $"{layer.Parameters:N0}",
                $"{layer.MultiplyAdds:N0}",
                $"{timing.ForwardMilliseconds:F3}",
                Gigaflops(timing.ForwardGigaflops),
                $"{timing.BackwardMilliseconds:F3}",
                Gigaflops(timing.BackwardGigaflops),
                $"{timing.ActivationBytes / 1e6:F2}",
            ]);
        }

        terminal.Output.Write(table);
        terminal.Output.WriteLine(
            "Multiply-adds for an image; times and MB for a batch, times added over the threads; 0 MB in the input's "
            + "memory. GFLOP/s count the definition, of which winograd needs less.");
        terminal.Output.WriteLine(
            $"batch {result.BatchSize}, {result.Provider}, {result.Threads} thread{(result.Threads == 1 ? "" : "s")}: "
            + $"training {result.TrainImagesPerSecond:N0} images/s ({result.TrainMilliseconds:F3} ms a step), "
            + $"inference {result.InferenceImagesPerSecond:N0} images/s, "
            + $"{result.AllocatedBytesPerStep:N0} bytes allocated per step, "
            + $"peak memory {result.PeakMemoryBytes / 1e6:N0} MB");
    }
    /// <summary>Nothing where no multiply-adds are counted.</summary>
    private static string Gigaflops(double value) => value > 0 ? $"{value:F1}" : "";
}
