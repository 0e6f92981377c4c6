using System.Numerics.Tensors;

namespace CnnLab.Compute;

/// <summary>
/// A way to compute a convolution (cross-correlation over all input channels plus a bias) and its three gradients, for
/// some samples and on the calling thread. It keeps no state that changes and allocates nothing per call.
/// </summary>
/// <remarks>
/// Tensors: X <c>[samples, channels, height, width]</c>, kernel K <c>[filters, channels, kernel height, kernel
/// width]</c>, bias B <c>[filters]</c>, output Z <c>[samples, filters, output height, output width]</c>.
/// </remarks>
/// <param name="geometry">The sizes.</param>
public abstract class ConvolutionAlgorithm(ConvolutionGeometry geometry)
{
    /// <summary>The sizes it was built for.</summary>
    public ConvolutionGeometry Geometry { get; } = geometry;

    /// <summary>How much working memory a call needs, in elements.</summary>
    public abstract int ScratchElements { get; }

    /// <summary>The algorithm that suits the sizes.</summary>
    /// <param name="geometry">The sizes.</param>
    /// <param name="maximumSamples">The most samples that one call has.</param>
    public static ConvolutionAlgorithm For(ConvolutionGeometry geometry, int maximumSamples) =>
        geometry.IsPointwise ? new PointwiseConvolution(geometry) : new Im2ColConvolution(geometry, maximumSamples);

    /// <summary>Assigns Z = K * X + B.</summary>
    /// <param name="input">X.</param>
    /// <param name="kernel">K.</param>
    /// <param name="bias">B; empty for none.</param>
    /// <param name="output">Z.</param>
    /// <param name="workspace">Products and memory.</param>
    public abstract void Forward(
        ReadOnlyBatch input, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Batch output,
        ConvolutionWorkspace workspace);

    /// <summary>Computes dK = conv(X, dZ), summed over the samples.</summary>
    /// <param name="input">X.</param>
    /// <param name="outputGradient">dZ.</param>
    /// <param name="kernelGradient">dK.</param>
    /// <param name="accumulate">
    /// Whether the sum is added to what <paramref name="kernelGradient"/> holds; otherwise it is assigned.
    /// </param>
    /// <param name="workspace">Products and memory.</param>
    public abstract void FilterGradient(
        ReadOnlyBatch input, ReadOnlyBatch outputGradient, Span<float> kernelGradient, bool accumulate,
        ConvolutionWorkspace workspace);

    /// <summary>Assigns dX, the full convolution of dZ with the kernel rotated by 180 degrees.</summary>
    /// <param name="outputGradient">dZ.</param>
    /// <param name="kernel">K.</param>
    /// <param name="inputGradient">dX.</param>
    /// <param name="workspace">Products and memory.</param>
    public abstract void InputGradient(
        ReadOnlyBatch outputGradient, ReadOnlySpan<float> kernel, Batch inputGradient, ConvolutionWorkspace workspace);

    /// <summary>Computes dB, the sum of dZ over samples and positions.</summary>
    /// <param name="outputGradient">dZ.</param>
    /// <param name="biasGradient">dB.</param>
    /// <param name="accumulate">
    /// Whether the sum is added to what <paramref name="biasGradient"/> holds; otherwise it is assigned.
    /// </param>
    public void BiasGradient(ReadOnlyBatch outputGradient, Span<float> biasGradient, bool accumulate)
    {
        var area = Geometry.OutputArea;
        for (var sample = 0; sample < outputGradient.Count; sample++)
        {
            var planes = outputGradient[sample];
            for (var filter = 0; filter < Geometry.Filters; filter++)
            {
                var sum = TensorPrimitives.Sum(planes.Slice(filter * area, area));
                biasGradient[filter] = accumulate || sample > 0 ? biasGradient[filter] + sum : sum;
            }
        }
    }
}
