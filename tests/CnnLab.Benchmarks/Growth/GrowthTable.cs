using System.Globalization;
using CnnLab.Compute;

namespace CnnLab.Benchmarks;

/// <summary>What a figure shows, in numbers: a header and rows of values, for people and for programs.</summary>
/// <param name="Header">The columns.</param>
/// <param name="Rows">The values; text or numbers.</param>
internal sealed record GrowthTable(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    private static readonly (string Name, Func<SweepResult, object?> Value)[] SpeedColumns =
    [
        ("batch size", result => result.BatchSize),
        ("threads", result => result.Threads),
        ("training images/s", result => result.TrainImagesPerSecond),
        ("inference images/s", result => result.InferenceImagesPerSecond),
        ("training GFLOP/s", result => result.TrainGigaflops),
        ("inference GFLOP/s", result => result.InferenceGigaflops),
        ("peak memory MB", result => result.PeakMegabytes),
    ];

    /// <summary>Speeds of a sweep.</summary>
    public static GrowthTable Of(Sweep sweep, IEnumerable<SweepResult> results)
    {
        var columns = SpeedColumns.Where(column => column.Name != sweep.Variable).ToList();
        return new GrowthTable(
            ["network", sweep.Variable, .. columns.Select(column => column.Name)],
            [
                .. results.Select(result => (IReadOnlyList<object?>)
                    [result.Point.Series, result.Point.Value, .. columns.Select(column => column.Value(result))]),
            ]);
    }

    /// <summary>The layers below the roofline.</summary>
    public static GrowthTable OfLayers(IEnumerable<SweepResult> results, Roofline roof) => new(
        ["network", "layer", "pass", "algorithm", "FLOP/B", "GFLOP/s", "roof GFLOP/s", "share of the roof %"],
        [
            .. results.SelectMany(result => result.Layers.Select(layer => (IReadOnlyList<object?>)
            [
                result.Point.Series, layer.Layer.Name, layer.Pass, layer.Layer.Algorithm, layer.Work.FlopsPerByte,
                layer.Gigaflops, roof.AttainableGigaflops(layer.Work.FlopsPerByte),
                100 * layer.Gigaflops / roof.AttainableGigaflops(layer.Work.FlopsPerByte),
            ])),
        ]);

    /// <summary>The epochs over ever more images.</summary>
    public static GrowthTable Of(IEnumerable<StreamResult> streams) => new(
        ["training images", "training images/s", "peak memory MB"],
        [
            .. streams.Select(stream => (IReadOnlyList<object?>)
                [stream.Images, stream.ImagesPerSecond, stream.PeakMemoryBytes / 1e6]),
        ]);

    /// <summary>Rounded, for people.</summary>
    public string Markdown() => MarkdownTable.Of(Header, Rows.Select(row => row.Select(Rounded).ToArray()));

    /// <summary>With every digit, for programs.</summary>
    public string Csv() => string.Concat(
        Rows.Select(row => row.Select(Exact)).Prepend(Header).Select(cells => $"{string.Join(',', cells)}\n"));

    private static string Rounded(object? value) => value switch
    {
        int number => number.ToString("N0", CultureInfo.InvariantCulture),
        double number => number.ToString(Math.Abs(number) < 100 ? "N1" : "N0", CultureInfo.InvariantCulture),
        _ => value as string ?? "",
    };

    private static string Exact(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
