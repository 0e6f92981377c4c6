namespace CnnLab.Engine;

/// <summary>How fast a network's steps are on this machine: what <c>benchmark --json</c> prints.</summary>
/// <param name="TrainImagesPerSecond">Images per second of training steps, by the median step.</param>
/// <param name="InferenceImagesPerSecond">Images per second of forward passes, by the median pass.</param>
/// <param name="TrainMilliseconds">The median training step.</param>
/// <param name="AllocatedBytesPerStep">Managed bytes allocated by all threads per training step.</param>
/// <param name="PeakMemoryBytes">The most memory the process has held.</param>
/// <param name="Parameters">Learned numbers.</param>
/// <param name="MultiplyAdds">Multiply-adds of the forward pass of one image.</param>
/// <param name="Provider">Who multiplied.</param>
/// <param name="Threads">Threads.</param>
/// <param name="BatchSize">Images of a step.</param>
/// <param name="Layers">Every layer.</param>
public sealed record BenchmarkResult(
    double TrainImagesPerSecond,
    double InferenceImagesPerSecond,
    double TrainMilliseconds,
    double AllocatedBytesPerStep,
    long PeakMemoryBytes,
    long Parameters,
    long MultiplyAdds,
    string Provider,
    int Threads,
    int BatchSize,
    IReadOnlyList<LayerTiming> Layers);
