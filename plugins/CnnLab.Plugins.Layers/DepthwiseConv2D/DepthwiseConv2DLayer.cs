using System.ComponentModel;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// Convolution of each channel on its own: <c>[channels, height, width]</c> to <c>[channels * depth_multiplier, output
/// height, output width]</c>; output channel <c>c * depth_multiplier + m</c> is channel c under its kernel m. The
/// kernel is <c>[channels, depth_multiplier, kernel height, kernel width]</c>.
/// </summary>
/// <remarks>
/// Sifre: "Rigid-Motion Scattering for Image Classification", 2014; Howard and others: "MobileNets", 2017. The
/// initializer sees what one unit has, <c>fan_in = rows * columns</c> and <c>fan_out = depth_multiplier * rows *
/// columns</c>; Keras multiplies fan_in by the channels.
/// </remarks>
[Description("Convolution of each channel on its own (Sifre 2014).")]
public sealed class DepthwiseConv2DLayer : Layer, IOnnxExportable
{
    private readonly DepthwisePasses _passes;
    private readonly Parameter _kernel;
    private readonly Parameter? _bias;
    private readonly Scratch<float> _scratch;
    private readonly OnnxConvolution _onnx;

    /// <summary>A depthwise convolution for a place in a network.</summary>
    /// <exception cref="ComponentException">The input is no image, or smaller than the kernel.</exception>
    public DepthwiseConv2DLayer(DepthwiseConv2DOptions options, LayerSite site)
        : base(site)
    {
        var window = DilatedWindow.Over(
            InputShape, options.KernelSize, options.DilationRate, options.Strides, options.Padding);
        _onnx = new OnnxConvolution(window, options.KernelSize, options.DilationRate, InputShape.Channels);
        _passes = new DepthwisePasses(InputShape, window, options.DilationRate, options.DepthMultiplier);
        _scratch = site.AddScratch<float>(_passes.ScratchElements);
        var (fanIn, fanOut) = (options.KernelSize.Area, options.DepthMultiplier * options.KernelSize.Area);
        _kernel = site.AddParameter(
            "kernel", _passes.KernelShape, options.DepthwiseInitializer, fanIn, fanOut,
            regularizer: options.DepthwiseRegularizer);
        _bias = options.UseBias
            ? site.AddParameter(
                "bias", new Shape(OutputShape.Channels), options.BiasInitializer, fanIn, fanOut,
                regularizer: options.BiasRegularizer)
            : null;
    }

    /// <inheritdoc/>
    public override Shape OutputShape => _passes.OutputShape;

    /// <inheritdoc/>
    public override long MultiplyAdds => _passes.MultiplyAdds;

    /// <inheritdoc/>
    public override bool BackwardUsesOutput => false;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) =>
        _onnx.Add(graph, input, OutputShape.Channels, _kernel, _bias);

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        var bias = _bias is null ? [] : _bias.Values;
        for (var sample = 0; sample < input.Count; sample++)
        {
            _passes.Forward(input[sample], _kernel.Values, bias, output[sample], context.Scratch(_scratch));
        }
    }

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient,
        LayerContext context)
    {
        for (var sample = 0; sample < input.Count; sample++)
        {
            _passes.Backward(
                input[sample], _kernel.Values, outputGradient[sample], context.Gradient(_kernel),
                inputGradient.IsEmpty ? [] : inputGradient[sample], context.Scratch(_scratch));
        }

        if (_bias is not null)
        {
            ChannelSums.Add(outputGradient, context.Gradient(_bias));
        }
    }
}
