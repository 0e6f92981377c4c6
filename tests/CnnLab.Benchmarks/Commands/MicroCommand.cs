using System.CommandLine;
using BenchmarkDotNet.Running;

namespace CnnLab.Benchmarks;

/// <summary>Single parts of the engine by BenchmarkDotNet.</summary>
internal static class MicroCommand
{
    public static Command Build()
    {
        var filter = new Argument<string>("filter")
        {
            Description = "Which benchmarks, for example *Pooling* or *Products.Multiply*; all by default.",
            DefaultValueFactory = _ => "*",
        };
        var list = new Option<bool>("--list") { Description = "Only print the benchmarks' names." };
        var command = new Command(
            "micro", "Time single parts with BenchmarkDotNet: products, convolutions, pooling, the batch loader.")
        {
            filter, list,
        };
        command.SetAction(parsed => Run(parsed.GetValue(filter)!, parsed.GetValue(list)));
        return command;
    }

    private static int Run(string filter, bool list)
    {
        string[] arguments = ["--filter", filter, .. list ? ["--list", "flat"] : Array.Empty<string>()];
        var switcher = BenchmarkSwitcher.FromAssembly(typeof(MicroCommand).Assembly);
        var summaries = switcher.Run(arguments, MicroConfig.Create()).ToList();
        if (list)
        {
            return 0;
        }

        if (summaries.Count == 0)
        {
            throw new BenchmarkException(
                $"No benchmark matches '{filter}'. "
                + "Expected a pattern such as *Product*; micro --list prints the names.",
                isInput: true);
        }

        var failed = summaries.Any(summary =>
            summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success));
        return failed ? BenchmarkCommandLine.Failed : 0;
    }
}
