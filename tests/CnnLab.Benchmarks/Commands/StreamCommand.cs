using System.CommandLine;

namespace CnnLab.Benchmarks;

/// <summary>What <c>growth</c> starts for each size of the data set, in a process of its own.</summary>
internal static class StreamCommand
{
    public static Command Build()
    {
        var images = CommonOptions.Count("--images", "Training images of the epoch.", 100_000);
        var threads = CommonOptions.Count("--threads", "Threads.", 1);
        var command = new Command(
            "stream",
            "Train LeNet-5 for an epoch on images made from their index, and print speed and peak memory as JSON.")
        {
            images, threads,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Console.WriteLine(
                StreamBenchmark.Run(parsed.GetValue(images), parsed.GetValue(threads), cancellation).ToJson()),
            cancellation));
        return command;
    }
}
