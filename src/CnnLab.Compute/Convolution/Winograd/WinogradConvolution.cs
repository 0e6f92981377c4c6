namespace CnnLab.Compute;

/// <summary>
/// Minimal filtering for 3x3 kernels with stride 1: F(2x2, 3x3) or F(4x4, 3x3), with 2.25 or 4 times fewer
/// multiplications than the definition (Lavin and Gray: "Fast Algorithms for Convolutional Neural Networks", 2016).
/// </summary>
/// <remarks>
/// The order of the sums differs from the definition's, so results differ in the last bits: by some 1e-6 of the largest
/// output for F(2x2), some 1e-5 for F(4x4). How many samples a call has changes no bit of the outputs with the
/// provider <c>simd</c>; other providers promise nothing when a product grows.
/// </remarks>
internal sealed class WinogradConvolution : ConvolutionAlgorithm
{
    private readonly WinogradPass _forward;
    private readonly WinogradPass _backward;
    private readonly WinogradKernels _forwardKernels;
    private readonly WinogradKernels _backwardKernels;
    private readonly WinogradFilterGradient _filterGradient;

    /// <exception cref="ComponentException">The kernel is not 3x3 or the strides are not 1.</exception>
    public WinogradConvolution(ConvolutionGeometry geometry, int outputs, int maximumSamples)
        : base(geometry)
    {
        Name = $"winograd_{outputs}x{outputs}";
        if (!Fits(geometry))
        {
            throw new ComponentException(
                $"algorithm {Name} does 3x3 kernels with strides 1. Received kernel_size {geometry.Window.Size} and "
                + $"strides {geometry.Window.Strides}; leave algorithm out, or choose im2col, which does any.");
        }

        var transforms = WinogradTransforms.Create(outputs);
        var forward = WinogradGrid.Forward(geometry, outputs);
        var backward = forward.Backward();
        SamplesPerCall = Math.Clamp(WinogradPass.TilesOfBlock / forward.Tiles, 1, maximumSamples);
        _forwardKernels = new WinogradKernels(forward, transforms, rotated: false);
        _backwardKernels = new WinogradKernels(backward, transforms, rotated: true);
        _forward = new WinogradPass(forward, transforms, _forwardKernels, maximumSamples);
        _backward = new WinogradPass(backward, transforms, _backwardKernels, maximumSamples);
        _filterGradient = new WinogradFilterGradient(forward, transforms, maximumSamples);
    }

    public override string Name { get; }

    public override int SamplesPerCall { get; }

    public override int ScratchElements => Math.Max(
        Math.Max(_forward.ScratchElements, _backward.ScratchElements), _filterGradient.ScratchElements);

    public override int PreparedElements => checked(_forwardKernels.Elements + _backwardKernels.Elements);

    /// <summary>Whether minimal filtering is for such a convolution.</summary>
    public static bool Fits(ConvolutionGeometry geometry) =>
        geometry.Window is { Size: { Height: 3, Width: 3 }, Strides: { Height: 1, Width: 1 } };

    /// <summary>Multiplications of one sample for each channel and filter.</summary>
    public static long Multiplications(ConvolutionGeometry geometry, int outputs) =>
        (long)WinogradGrid.Forward(geometry, outputs).Tiles * (outputs + 2) * (outputs + 2);

    public override void Prepare(ReadOnlySpan<float> kernel, bool backward, Span<float> prepared, IParallelLoop loop)
    {
        _forwardKernels.Prepare(kernel, prepared, loop);
        if (backward)
        {
            _backwardKernels.Prepare(kernel, prepared[_forwardKernels.Elements..], loop);
        }
    }

    public override void Forward(
        ReadOnlyBatch input, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Batch output,
        ConvolutionWorkspace workspace) =>
        _forward.Run(input, workspace.Prepared, bias, output, workspace.LinearAlgebra, workspace.Scratch);

    public override void FilterGradient(
        ReadOnlyBatch input, ReadOnlyBatch outputGradient, Span<float> kernelGradient, bool accumulate,
        ConvolutionWorkspace workspace) =>
        _filterGradient.Run(
            input, outputGradient, kernelGradient, accumulate, workspace.LinearAlgebra, workspace.Scratch);

    public override void InputGradient(
        ReadOnlyBatch outputGradient, ReadOnlySpan<float> kernel, Batch inputGradient,
        ConvolutionWorkspace workspace) =>
        _backward.Run(
            outputGradient,
            workspace.Prepared[_forwardKernels.Elements..],
            [],
            inputGradient,
            workspace.LinearAlgebra,
            workspace.Scratch);
}
