namespace CnnLab.Benchmarks;

/// <summary>A row at a number of threads, with all its pairs.</summary>
/// <param name="Row">The network.</param>
/// <param name="Threads">The threads of both sides.</param>
/// <param name="Pairs">The pairs so far.</param>
internal sealed record PeerEntry(PeerRow Row, int Threads, List<SpeedPair> Pairs)
{
    public Comparison Training => Comparison.Of(Pairs, speed => speed.TrainImagesPerSecond);

    public Comparison Inference => Comparison.Of(Pairs, speed => speed.InferenceImagesPerSecond);

    public Comparison PeakMegabytes => Comparison.Of(Pairs, speed => speed.PeakMemoryBytes / 1e6);
}
