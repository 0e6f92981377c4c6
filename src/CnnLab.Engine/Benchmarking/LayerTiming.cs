namespace CnnLab.Engine;

/// <summary>A layer's part of a training step, for a batch.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="ForwardMilliseconds">
/// Processor time of the forward pass of a batch, added over the threads; what a layer makes of its weights beforehand
/// is counted by the clock.
/// </param>
/// <param name="BackwardMilliseconds">Processor time of the backward pass.</param>
/// <param name="ActivationBytes">Bytes of the layer's output for a batch; 0 where it shares its input's memory.</param>
/// <param name="ForwardWork">What the forward pass computes and touches.</param>
/// <param name="BackwardWork">What the backward pass computes and touches.</param>
/// <param name="Algorithm">How the layer computes, where it has a choice; null where it has none.</param>
public sealed record LayerTiming(
    string Name,
    double ForwardMilliseconds,
    double BackwardMilliseconds,
    long ActivationBytes,
    LayerWork ForwardWork,
    LayerWork BackwardWork,
    string? Algorithm)
{
    /// <summary>
    /// Billions of floating-point operations a second and thread in the forward pass, two for each multiply-add; 0
    /// where none are counted. An algorithm that needs fewer than the definition may pass the processor's peak.
    /// </summary>
    public double ForwardGigaflops => Gigaflops(ForwardWork, ForwardMilliseconds);

    /// <summary>The same in the backward pass.</summary>
    public double BackwardGigaflops => Gigaflops(BackwardWork, BackwardMilliseconds);

    private static double Gigaflops(LayerWork work, double milliseconds) =>
        milliseconds > 0 ? 2 * work.MultiplyAdds / (milliseconds * 1e6) : 0;
}
