using System.ComponentModel;
using System.Numerics.Tensors;
using CnnLab.Compute;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// Transposed convolution: every value of the input lays a filter, weighted, over the output, <c>strides</c> apart.
/// <c>[channels, height, width]</c> to <c>[filters, output height, output width]</c>; without padding one axis of the
/// output has <c>(input - 1) * stride + kernel</c>. The kernel is <c>[channels, filters, kernel height, kernel
/// width]</c>, PyTorch's order.
/// </summary>
/// <remarks>
/// Zeiler, Krishnan, Taylor, Fergus: "Deconvolutional Networks", 2010; Dumoulin, Visin: "A Guide to Convolution
/// Arithmetic for Deep Learning", 2016. It is the input gradient of the convolution that leads back: its forward pass
/// is that convolution's gradient, and the other way round.
/// </remarks>
[Description("Transposed convolution: larger images through learned filters (Zeiler and others 2010).")]
public sealed class Conv2DTransposeLayer : Layer, IOnnxExportable
{
    private readonly ConvolutionAlgorithm _convolution;
    private readonly Parameter _kernel;
    private readonly Parameter? _bias;
    private readonly Scratch<float> _scratch;
    private readonly LayerBuffer<float> _prepared;

    /// <summary>A transposed convolution for a place in a network.</summary>
    /// <exception cref="ComponentException">The input is no image, or the options do not fit together.</exception>
    public Conv2DTransposeLayer(Conv2DTransposeOptions options, LayerSite site)
        : base(site)
    {
        var geometry = TransposedGeometry.Of(InputShape, options);
        _convolution = ConvolutionAlgorithms.Create(geometry, options.Algorithm, site.MaximumSamplesPerCall);
        _scratch = site.AddScratch<float>(_convolution.ScratchElements);
        _prepared = site.AddBuffer<float>(_convolution.PreparedElements);

        var area = options.KernelSize.Area;
        var (fanIn, fanOut) = (InputShape.Channels * area, options.Filters * area);
        _kernel = site.AddParameter(
            "kernel", geometry.KernelShape, options.KernelInitializer, fanIn, fanOut, overwritesGradient: true,
            options.KernelRegularizer);
        _bias = options.UseBias
            ? site.AddParameter(
                "bias", new Shape(options.Filters), options.BiasInitializer, fanIn, fanOut,
                regularizer: options.BiasRegularizer)
            : null;
    }

    /// <inheritdoc/>
    public override Shape OutputShape => _convolution.Geometry.InputShape;

    /// <inheritdoc/>
    public override long MultiplyAdds => _convolution.Geometry.MultiplyAdds;

    /// <inheritdoc/>
    public override bool BackwardUsesOutput => false;

    /// <inheritdoc/>
    public override int SamplesPerCall => _convolution.SamplesPerCall;

    /// <inheritdoc/>
    public override string Algorithm => _convolution.Name;

    /// <inheritdoc/>
    public override void Prepare(LayerContext context) =>
        _convolution.Prepare(_kernel.Values, backward: true, _prepared.Values, context.Parallel);

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        var window = _convolution.Geometry.Window;
        var (size, strides) = (window.Size, window.Strides);
        var (bottom, moreRows) =
            Border(InputShape.Height, strides.Height, size.Height, OutputShape.Height + window.Top);
        var (right, moreColumns) =
            Border(InputShape.Width, strides.Width, size.Width, OutputShape.Width + window.Left);
        string[] inputs = [input, graph.Tensor(_kernel), .. _bias is null ? [] : new[] { graph.Tensor(_bias) }];
        return graph.Node(
            "ConvTranspose",
            inputs,
            new("kernel_shape", [size.Height, size.Width]),
            new("strides", [strides.Height, strides.Width]),
            new("pads", [window.Top, window.Left, bottom, right]),
            new("output_padding", [moreRows, moreColumns]));
    }

    /// <summary>What is cut off behind the last filter that was laid, or added there.</summary>
    private static (int Cut, int Added) Border(int inputs, int stride, int kernel, int wanted)
    {
        var laid = ((inputs - 1) * stride) + kernel;
        return (Math.Max(0, laid - wanted), Math.Max(0, wanted - laid));
    }

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        _convolution.InputGradient(input, _kernel.Values, output, Workspace(context));
        if (_bias is null)
        {
            return;
        }

        var bias = _bias.Values;
        var area = OutputShape.Height * OutputShape.Width;
        for (var plane = 0; plane < output.Count * bias.Length; plane++)
        {
            var values = output.Values.Slice(plane * area, area);
            TensorPrimitives.Add(values, bias[plane % bias.Length], values);
        }
    }

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient,
        LayerContext context)
    {
        var accumulate = !context.GradientIsFresh;
        _convolution.FilterGradient(outputGradient, input, context.Gradient(_kernel), accumulate, Workspace(context));
        if (_bias is not null)
        {
            ChannelSums.Add(outputGradient, context.Gradient(_bias));
        }

        if (!inputGradient.IsEmpty)
        {
            _convolution.Forward(outputGradient, _kernel.Values, [], inputGradient, Workspace(context));
        }
    }

    private ConvolutionWorkspace Workspace(LayerContext context) =>
        new(context.LinearAlgebra, context.Scratch(_scratch), _prepared.Values);
}
