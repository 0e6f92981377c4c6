using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// A depthwise convolution and a 1x1 convolution over what it gives, with nothing between them: <c>[channels, height,
/// width]</c> to <c>[filters, output height, output width]</c>. The kernels are <c>depthwise_kernel [channels,
/// depth_multiplier, kernel height, kernel width]</c> and <c>pointwise_kernel [filters, channels * depth_multiplier, 1,
/// 1]</c>.
/// </summary>
/// <remarks>
/// Chollet: "Xception: Deep Learning with Depthwise Separable Convolutions", 2017. The depthwise part is that of
/// <c>depthwise_conv2d</c>, without a bias; the pointwise one is a matrix product.
/// </remarks>
[Description("Depthwise convolution, then a 1x1 convolution over all channels (Chollet 2017).")]
public sealed class SeparableConv2DLayer : Layer, IOnnxExportable
{
    private readonly DepthwisePasses _depthwise;
    private readonly ConvolutionAlgorithm _pointwise;
    private readonly Parameter _depthwiseKernel;
    private readonly Parameter _pointwiseKernel;
    private readonly Parameter? _bias;
    private readonly Scratch<float> _depthwiseScratch;
    private readonly Scratch<float> _pointwiseScratch;
    private readonly SampleBuffer<float> _between;
    private readonly Scratch<float> _betweenGradient;
    private readonly OnnxConvolution _onnx;

    /// <summary>A separable convolution for a place in a network.</summary>
    /// <exception cref="ComponentException">The input is no image, or smaller than the kernel.</exception>
    public SeparableConv2DLayer(SeparableConv2DOptions options, LayerSite site)
        : base(site)
    {
        var window = DilatedWindow.Over(
            InputShape, options.KernelSize, options.DilationRate, options.Strides, options.Padding);
        _onnx = new OnnxConvolution(window, options.KernelSize, options.DilationRate, InputShape.Channels);
        _depthwise = new DepthwisePasses(InputShape, window, options.DilationRate, options.DepthMultiplier);
        var between = _depthwise.OutputShape;
        var single = new Window2D(between, 1, 1, Padding2D.Valid, "kernel_size");
        _pointwise = ConvolutionAlgorithms.Create(
            new ConvolutionGeometry(between, options.Filters, single), ConvolutionChoice.Im2Col, maximumSamples: 1);
        _depthwiseScratch = site.AddScratch<float>(_depthwise.ScratchElements);
        _pointwiseScratch = site.AddScratch<float>(_pointwise.ScratchElements);
        _between = site.AddSampleBuffer<float>(between.Count);
        _betweenGradient = site.AddScratch<float>(between.Count);

        var area = options.KernelSize.Area;
        _depthwiseKernel = site.AddParameter(
            "depthwise_kernel", _depthwise.KernelShape, options.DepthwiseInitializer, area,
            options.DepthMultiplier * area, regularizer: options.DepthwiseRegularizer);
        _pointwiseKernel = site.AddParameter(
            "pointwise_kernel", _pointwise.Geometry.KernelShape, options.PointwiseInitializer, between.Channels,
            options.Filters, regularizer: options.PointwiseRegularizer);
        _bias = options.UseBias
            ? site.AddParameter(
                "bias", new Shape(options.Filters), options.BiasInitializer, between.Channels, options.Filters,
                regularizer: options.BiasRegularizer)
            : null;
    }

    /// <inheritdoc/>
    public override Shape OutputShape => _pointwise.Geometry.OutputShape;

    /// <inheritdoc/>
    public override long MultiplyAdds => _depthwise.MultiplyAdds + _pointwise.Geometry.MultiplyAdds;

    /// <inheritdoc/>
    public override bool BackwardUsesOutput => false;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        var between = _onnx.Add(graph, input, _depthwise.OutputShape.Channels, _depthwiseKernel, null);
        return OnnxConvolution.Pointwise.Add(graph, between, OutputShape.Channels, _pointwiseKernel, _bias);
    }

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        var between = Between(context);
        for (var sample = 0; sample < input.Count; sample++)
        {
            _depthwise.Forward(
                input[sample], _depthwiseKernel.Values, [], between[sample], context.Scratch(_depthwiseScratch));
        }

        var bias = _bias is null ? [] : _bias.Values;
        _pointwise.Forward(between, _pointwiseKernel.Values, bias, output, Workspace(context));
    }

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient,
        LayerContext context)
    {
        var between = Between(context);
        var gradient = context.Gradient(_pointwiseKernel);
        _pointwise.FilterGradient(between, outputGradient, gradient, accumulate: true, Workspace(context));
        if (_bias is not null)
        {
            ChannelSums.Add(outputGradient, context.Gradient(_bias));
        }

        var betweenGradient = new Batch(context.Scratch(_betweenGradient), 1, between.Shape);
        for (var sample = 0; sample < input.Count; sample++)
        {
            _pointwise.InputGradient(
                outputGradient.Slice(sample, 1), _pointwiseKernel.Values, betweenGradient, Workspace(context));
            _depthwise.Backward(
                input[sample], _depthwiseKernel.Values, betweenGradient.Values, context.Gradient(_depthwiseKernel),
                inputGradient.IsEmpty ? [] : inputGradient[sample], context.Scratch(_depthwiseScratch));
        }
    }

    private Batch Between(LayerContext context) =>
        new(context.Samples(_between), context.SampleCount, _depthwise.OutputShape);

    private ConvolutionWorkspace Workspace(LayerContext context) =>
        new(context.LinearAlgebra, context.Scratch(_pointwiseScratch), []);
}
