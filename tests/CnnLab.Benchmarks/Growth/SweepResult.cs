using CnnLab.Engine;

namespace CnnLab.Benchmarks;

/// <summary>A point with what every round measured there; figures are medians over the rounds.</summary>
/// <param name="Point">The point.</param>
/// <param name="Rounds">What <c>benchmark</c> answered.</param>
internal sealed record SweepResult(SweepPoint Point, IReadOnlyList<BenchmarkResult> Rounds)
{
    public int Threads => Rounds[0].Threads;

    public int BatchSize => Rounds[0].BatchSize;

    public double TrainImagesPerSecond => Median(round => round.TrainImagesPerSecond);

    public double InferenceImagesPerSecond => Median(round => round.InferenceImagesPerSecond);

    public double PeakMegabytes => Median(round => round.PeakMemoryBytes / 1e6);

    /// <summary>By the definition of the layers, two operations for each multiply-add.</summary>
    public double TrainGigaflops => TrainImagesPerSecond * FlopsPerImage(layer =>
        layer.ForwardWork.MultiplyAdds + layer.BackwardWork.MultiplyAdds) / 1e9;

    /// <inheritdoc cref="TrainGigaflops"/>
    public double InferenceGigaflops =>
        InferenceImagesPerSecond * FlopsPerImage(layer => layer.ForwardWork.MultiplyAdds) / 1e9;

    /// <summary>The passes of the layers that multiply.</summary>
    public IEnumerable<LayerPoint> Layers => Rounds[0].Layers
        .SelectMany((layer, index) => new[]
        {
            new LayerPoint(layer, "forward", layer.ForwardWork, Speed(index, of => of.ForwardGigaflops)),
            new LayerPoint(layer, "backward", layer.BackwardWork, Speed(index, of => of.BackwardGigaflops)),
        })
        .Where(point => point.Work.MultiplyAdds > 0);

    private double Speed(int layer, Func<LayerTiming, double> gigaflops) =>
        Median(round => gigaflops(round.Layers[layer]));

    private double FlopsPerImage(Func<LayerTiming, long> multiplyAdds) =>
        2.0 * Rounds[0].Layers.Sum(multiplyAdds) / BatchSize;

    private double Median(Func<BenchmarkResult, double> figure) => Statistics.Median(Rounds.Select(figure));
}
