using CnnLab.Compute;
using CnnLab.Experiments;
using ScottPlot;

namespace CnnLab.Benchmarks;

/// <summary>The figures of the sweeps.</summary>
internal static class GrowthFigures
{
    private const string Speed = "images per second";

    /// <summary>The figure of a sweep.</summary>
    /// <param name="sweep">What was varied.</param>
    /// <param name="results">What was measured.</param>
    /// <param name="roof">The machine's limits with as many threads.</param>
    public static PanelFigure Of(Sweep sweep, IEnumerable<SweepResult> results, Roofline roof)
    {
        var all = results.ToList();
        var threads = PeerTable.ThreadWords(all[0].Threads);
        return sweep.Name switch
        {
            Sweeps.BatchSize => new PanelFigure(
                sweep.Name,
                $"Images per second by batch size, {threads}.",
                [.. BySeries(all).Select(group => SpeedPanel(group.Key, sweep.Variable, [.. group]))]),
            Sweeps.Threads => new PanelFigure(
                sweep.Name,
                "Speed over that of one thread, by threads.",
                [.. BySeries(all).Select(group => SpeedUpPanel(group.Key, [.. group]))]),
            _ => new PanelFigure(
                sweep.Name,
                $"Speed by {sweep.Variable}: {all[0].Point.Series}, batch {all[0].BatchSize}, {threads}. "
                    + "Left images, right operations per second, by the layers' definition.",
                [
                    SpeedPanel("Images per second", sweep.Variable, all),
                    OperationsPanel(sweep.Variable, all, roof),
                ]),
        };
    }

    /// <summary>The layers of networks below the roofline.</summary>
    public static PanelFigure OfLayers(IEnumerable<SweepResult> results, Roofline roof)
    {
        var all = results.ToList();
        return new PanelFigure(
            Sweeps.Layers,
            $"The layers of three networks below the roofline of this machine, {PeerTable.ThreadWords(roof.Threads)}, "
                + $"batch {all[0].BatchSize}: operations by the layer's definition, bytes of every tensor once.",
            [.. BySeries(all).Select(group => RooflinePanel(group.Key, group.Single(), roof))]);
    }

    /// <summary>Speed and memory of epochs over ever more images.</summary>
    public static PanelFigure OfStreams(IReadOnlyList<StreamResult> streams, int threads)
    {
        double[] sizes = [.. streams.Select(stream => (double)stream.Images)];
        var bottom = new PanelAxis("training images", IsLog: true, sizes);
        var speed = new PanelLine(
            GrowthStyles.Training,
            Points(streams, stream => stream.ImagesPerSecond),
            MarkerShape.FilledSquare);
        var memory = new PanelLine(
            GrowthStyles.Memory,
            Points(streams, stream => stream.PeakMemoryBytes / 1e6),
            MarkerShape.FilledCircle);
        return new PanelFigure(
            GrowthFiles.DatasetSize,
            "An epoch of LeNet-5, batch 32, over images that are made from their index and held by nobody, "
                + $"{PeerTable.ThreadWords(threads)}: speed, and the most memory the process had.",
            [
                new Panel("Speed of the epoch", bottom, new PanelAxis(Speed, IsLog: false), [speed]),
                new Panel("Peak memory", bottom, new PanelAxis("MB", IsLog: false), [memory]),
            ]);

        static Coordinates[] Points(IReadOnlyList<StreamResult> streams, Func<StreamResult, double> value) =>
            [.. streams.Select(stream => new Coordinates(stream.Images, value(stream)))];
    }

    private static IEnumerable<IGrouping<string, SweepResult>> BySeries(IEnumerable<SweepResult> results) =>
        results.GroupBy(result => result.Point.Series);

    private static PanelAxis Values(string label, IReadOnlyList<SweepResult> results, bool isLog = true) =>
        new(label, isLog, [.. results.Select(result => (double)result.Point.Value)]);

    private static Panel SpeedPanel(string title, string variable, IReadOnlyList<SweepResult> results) => new(
        Title(title), Values(variable, results), new PanelAxis(Speed, IsLog: true), Both(
            results, result => result.TrainImagesPerSecond, result => result.InferenceImagesPerSecond));

    private static Panel OperationsPanel(string variable, IReadOnlyList<SweepResult> results, Roofline roof)
    {
        var (first, last) = (results[0].Point.Value, results[^1].Point.Value);
        return new Panel(
            "Operations per second",
            Values(variable, results),
            new PanelAxis("GFLOP/s", IsLog: false),
            [
                Limit(PeakWords(roof), new(first, roof.PeakGigaflops), new(last, roof.PeakGigaflops)),
                .. Both(results, result => result.TrainGigaflops, result => result.InferenceGigaflops),
            ]);
    }

    private static Panel SpeedUpPanel(string title, IReadOnlyList<SweepResult> results)
    {
        var one = results[0];
        var most = results[^1].Point.Value;
        return new Panel(
            Title(title),
            Values("threads", results, isLog: false),
            new PanelAxis("speed over that of 1 thread", IsLog: false),
            [
                Limit("as many times as threads", new(1, 1), new(most, most)),
                .. Both(
                    results,
                    result => result.TrainImagesPerSecond / one.TrainImagesPerSecond,
                    result => result.InferenceImagesPerSecond / one.InferenceImagesPerSecond),
            ]);
    }

    private static Panel RooflinePanel(string title, SweepResult result, Roofline roof)
    {
        var layers = result.Layers.ToList();
        var first = Math.Min(layers.Min(layer => layer.Work.FlopsPerByte), roof.RidgeFlopsPerByte) / 2;
        var last = Math.Max(layers.Max(layer => layer.Work.FlopsPerByte), roof.RidgeFlopsPerByte) * 2;
        return new Panel(
            Title(title),
            new PanelAxis("operations per byte, FLOP/B", IsLog: true),
            new PanelAxis("GFLOP/s", IsLog: true),
            [
                Limit(
                    $"memory: {roof.GigabytesPerSecond:F0} GB/s; {PeakWords(roof)}",
                    new(first, roof.AttainableGigaflops(first)),
                    new(roof.RidgeFlopsPerByte, roof.PeakGigaflops),
                    new(last, roof.PeakGigaflops)),
                LayerLine(GrowthStyles.Forward, layers, "forward", MarkerShape.FilledCircle, withNames: true),
                LayerLine(GrowthStyles.Backward, layers, "backward", MarkerShape.FilledSquare, withNames: false),
            ]);
    }

    private static string PeakWords(Roofline roof) => $"peak of multiply-adds: {roof.PeakGigaflops:F0} GFLOP/s";

    private static PanelLine Limit(string words, params Coordinates[] corners) =>
        new(GrowthStyles.Limit(words), corners, MarkerShape.None);

    private static PanelLine LayerLine(
        CurveSeries style, IEnumerable<LayerPoint> layers, string pass, MarkerShape marker, bool withNames)
    {
        var points = layers.Where(layer => layer.Pass == pass && layer.Gigaflops > 0).ToList();
        return new PanelLine(
            style,
            [.. points.Select(layer => new Coordinates(layer.Work.FlopsPerByte, layer.Gigaflops))],
            marker,
            IsJoined: false,
            withNames ? [.. points.Select(point => point.Layer.Name)] : null);
    }

    private static PanelLine[] Both(
        IReadOnlyList<SweepResult> results, Func<SweepResult, double> training, Func<SweepResult, double> inference)
    {
        Coordinates[] Points(Func<SweepResult, double> value) =>
            [.. results.Select(result => new Coordinates(result.Point.Value, value(result)))];
        return
        [
            new(GrowthStyles.Training, Points(training), MarkerShape.FilledSquare),
            new(GrowthStyles.Inference, Points(inference), MarkerShape.FilledCircle),
        ];
    }

    private static string Title(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";
}
