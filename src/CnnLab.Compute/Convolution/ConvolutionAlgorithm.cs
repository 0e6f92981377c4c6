using System.Numerics.Tensors;

namespace CnnLab.Compute;

/// <summary>
/// A way to compute a convolution (cross-correlation over all input channels plus a bias) and its three gradients, for
/// some samples and on the calling thread. Calls keep no state and allocate nothing.
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

    /// <summary>What it is called in a manifest.</summary>
    public abstract string Name { get; }

    /// <summary>How many samples a call should have for full speed.</summary>
    public virtual int SamplesPerCall => 1;

    /// <summary>How much memory <see cref="Prepare"/> fills, in elements.</summary>
    public virtual int PreparedElements => 0;

    /// <summary>Makes what depends on the kernel only, once for all calls until the kernel changes.</summary>
    /// <param name="kernel">K.</param>
    /// <param name="backward">Whether <see cref="InputGradient"/> will be called too.</param>
    /// <param name="prepared">Memory of at least <see cref="PreparedElements"/>, to be kept for the calls.</param>
    /// <param name="loop">The threads that share the work.</param>
    public virtual void Prepare(
        ReadOnlySpan<float> kernel, bool backward, Span<float> prepared, IParallelLoop loop)
    {
    }

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
