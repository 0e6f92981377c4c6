using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// Convolution, in truth cross-correlation, over all input channels plus a bias: <c>[channels, height, width]</c> to
/// <c>[filters, output height, output width]</c>. The kernel is <c>[filters, channels / groups, kernel height, kernel
/// width]</c>. An output's length is <c>floor((input + padding - (kernel - 1) dilation - 1) / stride) + 1</c>.
/// </summary>
/// <remarks>
/// LeCun, Bottou, Bengio, Haffner: "Gradient-Based Learning Applied to Document Recognition", 1998; groups: Krizhevsky,
/// Sutskever, Hinton 2012; gaps: Yu, Koltun: "Multi-Scale Context Aggregation by Dilated Convolutions", 2016.
/// </remarks>
[Description(
    "Convolution over all input channels: filters of learned numbers that slide over the image (LeCun and "
    + "others 1998).")]
public sealed class Conv2DLayer : Layer, IOnnxExportable
{
    private readonly ConvolutionAlgorithm _algorithm;
    private readonly Parameter _kernel;
    private readonly Parameter? _bias;
    private readonly Scratch<float> _scratch;
    private readonly LayerBuffer<float> _prepared;
    private readonly OnnxConvolution _onnx;

    /// <summary>A convolution for a place in a network.</summary>
    /// <exception cref="ComponentException">
    /// The input is no image, or smaller than the kernel; groups do not divide channels and filters; the algorithm does
    /// not go along with gaps or groups.
    /// </exception>
    public Conv2DLayer(Conv2DOptions options, LayerSite site)
        : base(site)
    {
        var window = DilatedWindow.Over(
            InputShape, options.KernelSize, options.DilationRate, options.Strides, options.Padding);
        var geometry = new ConvolutionGeometry(
            InputShape, options.Filters, window, options.DilationRate, options.Groups);
        _onnx = new OnnxConvolution(window, options.KernelSize, options.DilationRate, options.Groups);
        _algorithm = ConvolutionAlgorithms.Create(geometry, options.Algorithm, site.MaximumSamplesPerCall);
        _scratch = site.AddScratch<float>(_algorithm.ScratchElements);
        _prepared = site.AddBuffer<float>(_algorithm.PreparedElements);

        var (fanIn, fanOut) = (geometry.PatchLength, options.Filters / options.Groups * geometry.KernelSize.Area);
        _kernel = site.AddParameter(
            "kernel", geometry.KernelShape, options.KernelInitializer, fanIn, fanOut, overwritesGradient: true,
            options.KernelRegularizer);
        _bias = options.UseBias
            ? site.AddParameter(
                "bias", new Shape(options.Filters), options.BiasInitializer, fanIn, fanOut, overwritesGradient: true,
                options.BiasRegularizer)
            : null;
    }

    /// <inheritdoc/>
    public override Shape OutputShape => _algorithm.Geometry.OutputShape;

    /// <inheritdoc/>
    public override long MultiplyAdds => _algorithm.Geometry.MultiplyAdds;

    /// <inheritdoc/>
    public override bool BackwardUsesOutput => false;

    /// <inheritdoc/>
    public override int SamplesPerCall => _algorithm.SamplesPerCall;

    /// <inheritdoc/>
    public override string Algorithm => _algorithm.Name;

    /// <inheritdoc/>
    public override void Prepare(LayerContext context) => _algorithm.Prepare(
        _kernel.Values, context.Phase == Phase.Training, _prepared.Values, context.Parallel);

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) =>
        _onnx.Add(graph, input, OutputShape.Channels, _kernel, _bias);

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context) =>
        _algorithm.Forward(input, _kernel.Values, _bias is null ? [] : _bias.Values, output, Workspace(context));

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient,
        LayerContext context)
    {
        var accumulate = !context.GradientIsFresh;
        _algorithm.FilterGradient(input, outputGradient, context.Gradient(_kernel), accumulate, Workspace(context));
        if (_bias is not null)
        {
            _algorithm.BiasGradient(outputGradient, context.Gradient(_bias), accumulate);
        }

        if (!inputGradient.IsEmpty)
        {
            _algorithm.InputGradient(outputGradient, _kernel.Values, inputGradient, Workspace(context));
        }
    }

    private ConvolutionWorkspace Workspace(LayerContext context) =>
        new(context.LinearAlgebra, context.Scratch(_scratch), _prepared.Values);
}
