namespace CnnLab.Engine;

/// <summary>A layer's part of a training step.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="ForwardMilliseconds">Processor time of the forward pass of a batch, added over the threads.</param>
/// <param name="BackwardMilliseconds">Processor time of the backward pass.</param>
/// <param name="ActivationBytes">Bytes of the layer's output for a batch; 0 where it shares its input's memory.</param>
public sealed record LayerTiming(
    string Name, double ForwardMilliseconds, double BackwardMilliseconds, long ActivationBytes);
