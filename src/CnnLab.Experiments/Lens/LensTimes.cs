namespace CnnLab.Experiments;

/// <summary>How fast a run's network is on the machine that measured it: no two measurements are equal.</summary>
/// <param name="Provider">Who multiplied.</param>
/// <param name="Threads">Threads.</param>
/// <param name="BatchSize">Images of a batch, the manifest's.</param>
/// <param name="InferenceImagesPerSecond">Images per second of forward passes.</param>
/// <param name="TrainImagesPerSecond">Images per second of training steps.</param>
/// <param name="Layers">Every layer, in the network's order.</param>
public sealed record LensTimes(
    string Provider,
    int Threads,
    int BatchSize,
    double InferenceImagesPerSecond,
    double TrainImagesPerSecond,
    IReadOnlyList<LensLayerTime> Layers);
