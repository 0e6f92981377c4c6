namespace CnnLab.Benchmarks.Peer;

/// <summary>How fast libtorch is: names and meanings as in CnnLab's own <c>benchmark --json</c>.</summary>
/// <param name="TrainImagesPerSecond">Images per second of training steps, by the median step.</param>
/// <param name="InferenceImagesPerSecond">Images per second of forward passes, by the median pass.</param>
/// <param name="TrainMilliseconds">The median training step.</param>
/// <param name="PeakMemoryBytes">The most memory the process has held.</param>
/// <param name="Provider">libtorch and TorchSharp, with their versions.</param>
/// <param name="Threads">Threads.</param>
/// <param name="BatchSize">Images of a step.</param>
internal sealed record PeerResult(
    double TrainImagesPerSecond,
    double InferenceImagesPerSecond,
    double TrainMilliseconds,
    long PeakMemoryBytes,
    string Provider,
    int Threads,
    int BatchSize);
