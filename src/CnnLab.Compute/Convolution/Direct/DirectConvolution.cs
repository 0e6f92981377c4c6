namespace CnnLab.Compute;

/// <summary>
/// Convolution by its definition: every value of the image is read where it stands, and an output stays in its register
/// from the bias to the last weight. Nothing is rearranged but a padded copy of the image.
/// </summary>
/// <remarks>
/// Vectors run along the lines of the output, tiles over the filters. Where they do not serve,
/// the filter gradient is that of <see cref="Im2ColConvolution"/>, and so is the input gradient of few channels or with
/// strides above 1.
/// </remarks>
internal sealed class DirectConvolution : ConvolutionAlgorithm
{
    private readonly DirectPass _forward;
    private readonly DirectPass? _backward;
    private readonly DirectWeights _forwardWeights;
    private readonly DirectWeights? _backwardWeights;
    private readonly DirectFilterGradient? _filterGradient;
    private readonly Im2ColConvolution _im2Col;

    public DirectConvolution(ConvolutionGeometry geometry, int maximumSamples, int bits = 512)
        : base(geometry)
    {
        var kernels = DirectKernels.Create(bits);
        _forwardWeights = new DirectWeights(geometry, rotated: false);
        _forward = new DirectPass(geometry, kernels, _forwardWeights.Tiles);
        if (geometry.Window.Strides == 1 && geometry.Channels >= DirectKernels.TileFilters)
        {
            var rotated = geometry.Rotated();
            _backwardWeights = new DirectWeights(rotated, rotated: true);
            _backward = new DirectPass(rotated, kernels, _backwardWeights.Tiles);
        }

        _filterGradient = HasThinImagesAndLongLines(geometry, kernels.Lanes)
            ? new DirectFilterGradient(geometry, kernels, maximumSamples)
            : null;
        _im2Col = new Im2ColConvolution(geometry, maximumSamples);
    }

    public override string Name => "direct";

    public override int SamplesPerCall => _im2Col.SamplesPerCall;

    public override int ScratchElements => Math.Max(
        Math.Max(_forward.ScratchElements, _backward?.ScratchElements ?? 0),
        Math.Max(_filterGradient?.ScratchElements ?? 0, _im2Col.ScratchElements));

    public override int PreparedElements => _forwardWeights.Elements + (_backwardWeights?.Elements ?? 0);

    /// <summary>
    /// Otherwise the filter gradient's sums run faster along the columns of im2col: over short lines that fill few lanes,
    /// and over images that leave the first-level cache before the next filters come.
    /// </summary>
    private static bool HasThinImagesAndLongLines(ConvolutionGeometry geometry, int lanes)
    {
        var (width, vectors) = (geometry.Window.OutputWidth, (geometry.Window.OutputWidth + lanes - 1) / lanes);
        return geometry.Channels <= DirectKernels.TileFilters && vectors > 1 && 20 * width >= 17 * vectors * lanes;
    }

    public override void Prepare(ReadOnlySpan<float> kernel, bool backward, Span<float> prepared, IParallelLoop loop)
    {
        _forwardWeights.Prepare(kernel, prepared, loop);
        if (backward)
        {
            _backwardWeights?.Prepare(kernel, prepared[_forwardWeights.Elements..], loop);
        }
    }

    public override void Forward(
        ReadOnlyBatch input, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Batch output,
        ConvolutionWorkspace workspace) =>
        _forward.Run(input, workspace.Prepared, bias, output, workspace.Scratch);

    public override void FilterGradient(
        ReadOnlyBatch input, ReadOnlyBatch outputGradient, Span<float> kernelGradient, bool accumulate,
        ConvolutionWorkspace workspace)
    {
        if (_filterGradient is null)
        {
            _im2Col.FilterGradient(input, outputGradient, kernelGradient, accumulate, workspace);
        }
        else
        {
            _filterGradient.Run(input, outputGradient, kernelGradient, accumulate, workspace.Scratch);
        }
    }

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
            var weights = workspace.Prepared[_forwardWeights.Elements..];
            _backward.Run(outputGradient, weights, [], inputGradient, workspace.Scratch);
        }
    }
}
