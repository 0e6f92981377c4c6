using System.Diagnostics;
using System.Globalization;
using CnnLab.Hosting;

namespace CnnLab.Benchmarks;

/// <summary>
/// Times components of a family, on one thread, each in turn with the plain one of the family: whatever else the
/// machine does slows both down alike.
/// </summary>
internal sealed class ComponentBenchmark(ComponentFactory factory, Shape image, int samples, int rounds)
{
    /// <summary>Long enough for the JIT to have replaced its first, slow code of every method involved.</summary>
    private const double WarmUpSeconds = 0.4;
    private const int WarmUpPasses = 40;

    /// <summary>Every case beside the plain one.</summary>
    public IEnumerable<ComponentTiming> Run(ComponentCase plain, IEnumerable<ComponentCase> cases)
    {
        var beside = WarmedUp(plain);
        foreach (var entry in cases)
        {
            var run = WarmedUp(entry);
            var (own, others) = (new (double, double)[rounds], new (double, double)[rounds]);
            for (var round = 0; round < rounds; round++)
            {
                others[round] = Time(beside);
                own[round] = Time(run);
            }

            yield return ComponentTiming.Of(entry.Name, run.MultiplyAdds, own, others);
        }
    }

    /// <summary>A table with a row for each component.</summary>
    public static string Table(string plain, IEnumerable<ComponentTiming> timings) => MarkdownTable.Of(
        ["component", "forward ms", "backward ms", "forward", "backward", $"both / {plain}", "GFLOP/s forward"],
        timings.Select(timing => (IReadOnlyList<string>)
        [
            timing.Name,
            Number(timing.ForwardMilliseconds, "F3"),
            Number(timing.BackwardMilliseconds, "F3"),
            $"{Number(timing.Forward, "F2")}x",
            $"{Number(timing.Backward, "F2")}x",
            $"{Number(timing.Both, "F2")}x",
            timing.MultiplyAdds == 0 ? "" : Number(2e-6 * timing.MultiplyAdds / timing.ForwardMilliseconds, "F1"),
        ]));

    private LayerRun WarmedUp(ComponentCase entry)
    {
        var run = entry.Run(factory, image, samples);
        var watch = Stopwatch.StartNew();
        for (var pass = 0; pass < WarmUpPasses || watch.Elapsed.TotalSeconds < WarmUpSeconds; pass++)
        {
            Time(run);
        }

        return run;
    }

    private static (double Forward, double Backward) Time(LayerRun run)
    {
        var start = Stopwatch.GetTimestamp();
        run.Forward();
        var middle = Stopwatch.GetTimestamp();
        run.Backward();
        return (
            Stopwatch.GetElapsedTime(start, middle).TotalMilliseconds,
            Stopwatch.GetElapsedTime(middle).TotalMilliseconds);
    }

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
