namespace CnnLab.Compute;

/// <summary>
/// The matrix products of im2col without its matrix: panels of columns are packed straight from the image, as wide as
/// the products' kernels read them (the implicit product of Chetlur and others: "cuDNN: Efficient Primitives for Deep
/// Learning", 2014).
/// </summary>
/// <remarks>
/// With strides of 1 the input gradient is the same pass over the output gradient with the rotated kernel; with larger
/// ones, and for the filter gradient, whose sums run along the positions, it is that of <see cref="Im2ColConvolution"/>.
/// </remarks>
internal sealed class ImplicitConvolution : ConvolutionAlgorithm
{
    private readonly ImplicitPass _forward;
    private readonly ImplicitPass? _backward;
    private readonly Im2ColConvolution _im2Col;

    public ImplicitConvolution(ConvolutionGeometry geometry, int maximumSamples)
        : base(geometry)
    {
        _forward = new ImplicitPass(geometry);
        _backward = geometry.Window.Strides == 1 ? new ImplicitPass(geometry.Rotated()) : null;
        _im2Col = new Im2ColConvolution(geometry, maximumSamples);
    }

    public override string Name => "implicit";

    public override int SamplesPerCall => _im2Col.SamplesPerCall;

    public override int ScratchElements => Math.Max(
        _im2Col.ScratchElements, Math.Max(_forward.ScratchElements, _backward?.ScratchElements ?? 0));

    public override int PreparedElements => _backward is null ? 0 : Geometry.KernelShape.Count;

    /// <summary>The rotated kernel, <c>[channels, filters, kernel height, kernel width]</c>.</summary>
    public override void Prepare(ReadOnlySpan<float> kernel, bool backward, Span<float> prepared, IParallelLoop loop)
    {
        if (!backward || _backward is null)
        {
            return;
        }

        var area = Geometry.Window.Size.Area;
        for (var channel = 0; channel < Geometry.Channels; channel++)
        {
            for (var filter = 0; filter < Geometry.Filters; filter++)
            {
                var source = kernel.Slice(((filter * Geometry.Channels) + channel) * area, area);
                var target = prepared.Slice(((channel * Geometry.Filters) + filter) * area, area);
                source.CopyTo(target);
                target.Reverse();
            }
        }
    }

    public override void Forward(
        ReadOnlyBatch input, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Batch output,
        ConvolutionWorkspace workspace) =>
        _forward.Run(input, kernel, bias, output, workspace.LinearAlgebra, workspace.Scratch);

    public override void FilterGradient(
        ReadOnlyBatch input, ReadOnlyBatch outputGradient, Span<float> kernelGradient, bool accumulate,
        ConvolutionWorkspace workspace) =>
        _im2Col.FilterGradient(input, outputGradient, kernelGradient, accumulate, workspace);

    public override void InputGradient(
        ReadOnlyBatch outputGradient, ReadOnlySpan<float> kernel, Batch inputGradient,
        ConvolutionWorkspace workspace)
    {
        if (_backward is null)
        {
            _im2Col.InputGradient(outputGradient, kernel, inputGradient, workspace);
        }
        else
        {
            _backward.Run(
                outputGradient, workspace.Prepared, [], inputGradient, workspace.LinearAlgebra, workspace.Scratch);
        }
    }
}
