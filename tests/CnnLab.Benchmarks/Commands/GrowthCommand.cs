using System.CommandLine;
using System.Globalization;
using CnnLab.Compute;

namespace CnnLab.Benchmarks;

/// <summary>How cost grows, as figures and tables.</summary>
internal static class GrowthCommand
{
    private const string Description = """
        Measure how cost grows with batch size, threads, image size, channels and data set size, and where every layer
        lies below the machine's roofline; write figures (PNG, SVG) and tables (Markdown, CSV).

        Examples:
          growth
          growth --only batch_size --threads 2 --rounds 5
          growth --only roofline --out artifacts/growth
        """;

    private static readonly int[] DatasetSizes = [1_000, 10_000, 100_000, 1_000_000];

    private static readonly Option<string[]> Only = OnlyOption();

    private static readonly Option<int> Threads = CommonOptions.Count(
        "--threads", "Threads of everything but the figure of threads.", 1);

    private static readonly Option<int> Rounds = CommonOptions.Count(
        "--rounds", "How often each point is measured; the median is shown.", 3);

    private static readonly Option<double> Seconds = CommonOptions.Seconds(
        "How long training and inference are measured each, at every point.", 0.5);

    private static readonly Option<string> Out = new("--out")
    {
        Description = "The folder that the files are written to.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("artifacts", "growth"),
    };

    public static Command Build()
    {
        var command = new Command("growth", Description) { Only, Threads, Rounds, Seconds, Out };
        command.SetAction(RunAsync);
        return command;
    }

    private static Option<string[]> OnlyOption()
    {
        string[] names =
        [
            Sweeps.BatchSize, Sweeps.Threads, Sweeps.ImageSize, Sweeps.Channels, GrowthFiles.DatasetSize, Sweeps.Layers,
        ];
        var only = new Option<string[]>("--only")
        {
            Description = "Which figures, one or several; all by default.",
            DefaultValueFactory = _ => names,
            AllowMultipleArgumentsPerToken = true,
        };
        only.AcceptOnlyFromAmong(names);
        return only;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (only, threads, rounds) = (parsed.GetValue(Only)!, parsed.GetValue(Threads), parsed.GetValue(Rounds));
        var (seconds, folder) = (parsed.GetValue(Seconds), parsed.GetValue(Out)!);
        Machine.WarnIfBusy(Console.Error);

        var sweeps = Sweeps.All(threads, Environment.ProcessorCount)
            .Where(sweep => only.Contains(sweep.Name))
            .ToList();
        var sizes = only.Contains(GrowthFiles.DatasetSize) ? DatasetSizes : [];
        var countdown = new Countdown(
            TimeProvider.System, Console.Error, (rounds * sweeps.Sum(sweep => sweep.Points.Count)) + sizes.Length);
        var roof = Roofline.Measure(threads);
        var roofOfOne = threads == 1 ? roof : Roofline.Measure(threads: 1);
        var results = await new SweepRun(rounds, seconds).MeasureAsync(sweeps, countdown, cancellation)
            .ConfigureAwait(false);
        var streams = await StreamAsync(sizes, threads, countdown, cancellation).ConfigureAwait(false);
        var files = new GrowthFiles(folder, Conditions(rounds, seconds, [roof, roofOfOne]));
        foreach (var sweep in sweeps)
        {
            Write(files, sweep, [.. results[sweep]], roof, roofOfOne);
        }

        if (streams.Count > 0)
        {
            files.Write(GrowthFigures.OfStreams(streams, threads), GrowthTable.Of(streams));
        }

        Console.WriteLine($"figures and tables: {Path.GetFullPath(folder)}");
    }

    private static void Write(
        GrowthFiles files, Sweep sweep, IReadOnlyList<SweepResult> results, Roofline roof, Roofline roofOfOne)
    {
        if (sweep.Name == Sweeps.Layers)
        {
            files.Write(GrowthFigures.OfLayers(results, roofOfOne), GrowthTable.OfLayers(results, roofOfOne));
        }
        else
        {
            files.Write(GrowthFigures.Of(sweep, results, roof), GrowthTable.Of(sweep, results));
        }
    }

    private static async Task<IReadOnlyList<StreamResult>> StreamAsync(
        IReadOnlyList<int> sizes, int threads, Countdown countdown, CancellationToken cancellation)
    {
        var results = new List<StreamResult>();
        foreach (var size in sizes)
        {
            string[] arguments =
            [
                typeof(GrowthCommand).Assembly.Location, "stream",
                "--images", size.ToString(CultureInfo.InvariantCulture),
                "--threads", threads.ToString(CultureInfo.InvariantCulture),
            ];
            var result = StreamResult.Parse(await ChildProcess
                .OutputAsync(ChildProcess.DotNet, arguments, null, cancellation).ConfigureAwait(false));
            results.Add(result);
            countdown.Done(
                $"an epoch of {size:N0} images: {result.ImagesPerSecond:N0} images/s, "
                + $"peak memory {result.PeakMemoryBytes / 1e6:N0} MB");
        }

        return results;
    }

    private static string Conditions(int rounds, double seconds, IReadOnlyList<Roofline> roofs) =>
        $"Medians of {rounds} round{(rounds == 1 ? "" : "s")}, {seconds:0.##} s for each figure, each point in a "
        + "process of its own (the epochs over many images once). "
        + $"Limits: {string.Join("; ", roofs.DistinctBy(roof => roof.Threads).Select(Words))}. {Machine.Describe()}.";

    private static string Words(Roofline roof) =>
        $"{PeerTable.ThreadWords(roof.Threads)} {roof.PeakGigaflops:F0} GFLOP/s of fused multiply-adds, "
        + $"{roof.GigabytesPerSecond:F0} GB/s of memory (triad)";
}
