namespace CnnLab.Experiments;

/// <summary>A layer's part of the time and the memory, for a batch.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsPooling">Whether it pools.</param>
/// <param name="ForwardMilliseconds">Processor time of the forward pass, added over the threads.</param>
/// <param name="BackwardMilliseconds">Processor time of the backward pass, added over the threads.</param>
/// <param name="ActivationBytes">Bytes of its output; 0 where it shares its input's memory.</param>
public sealed record LensLayerTime(
    string Layer,
    string Type,
    bool IsPooling,
    double ForwardMilliseconds,
    double BackwardMilliseconds,
    long ActivationBytes);
