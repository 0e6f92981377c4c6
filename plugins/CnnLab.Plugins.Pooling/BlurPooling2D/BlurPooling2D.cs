using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// Max pooling without aliasing: the largest value of the window at every position, then a fixed binomial filter with
/// the strides. <c>[batch, channels, height, width]</c> to the same channels; the maxima are as many as max pooling
/// with strides 1 has, n of an axis, and the output <c>(n - 1) / strides + 1</c> of them, rounded down.
/// </summary>
/// <remarks>
/// Zhang: "Making Convolutional Networks Shift-Invariant Again", 2019 (MaxBlurPool). The filter of size k is the row
/// k - 1 of Pascal's triangle divided by its sum, both ways; at the borders the maxima are mirrored without repeating
/// the outermost one, <c>(k - 1) / 2</c> before, rounded down, and <c>k / 2</c> behind. A <c>pool_size</c> of 1 blurs
/// only. The gradient goes back through the filter to the maxima; of equal ones to the first, row by row.
/// </remarks>
[Description("Anti-aliased max pooling: dense maxima, then a binomial filter with strides (MaxBlurPool, Zhang 2019).")]
public sealed class BlurPooling2D : Layer, IOnnxExportable
{
    private readonly IPoolingKernel _maxima;
    private readonly Window2D _window;
    private readonly BinomialFilter _filter;
    private readonly SampleBuffer<float> _dense;
    private readonly Scratch<float> _scratch;

    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image, or the window does not fit it.</exception>
    public BlurPooling2D(BlurPooling2DOptions options, LayerSite site)
        : base(site)
    {
        var window = (options with { Strides = 1 }).WindowOver(InputShape);
        _window = window;
        var strides = options.Strides ?? options.PoolSize;
        _maxima = new MaxWindows(site, window, all: false);
        _filter = new BinomialFilter(
            new Size2D(window.OutputHeight, window.OutputWidth), options.FilterSize, strides);
        OutputShape = new Shape(InputShape.Channels, _filter.OutputHeight, _filter.OutputWidth);
        _dense = site.AddSampleBuffer<float>(InputShape.Channels * window.OutputArea);
        _scratch = site.AddScratch<float>(_filter.ScratchLength);
    }

    /// <inheritdoc/>
    public override Shape OutputShape { get; }

    /// <inheritdoc/>
    public override bool BackwardUsesOutput => false;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) =>
        _filter.ExportOnnx(graph, graph.Node("MaxPool", input, OnnxGraph.Window(_window)));

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        var dense = context.Samples(_dense);
        _maxima.Forward(input.Values, dense, context);
        _filter.Forward(dense, output.Values, context.Scratch(_scratch));
    }

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input,
        ReadOnlyBatch output,
        ReadOnlyBatch outputGradient,
        Batch inputGradient,
        LayerContext context)
    {
        if (!inputGradient.IsEmpty)
        {
            // The maxima themselves are needed no longer.
            var gradient = context.Samples(_dense);
            _filter.Backward(outputGradient.Values, gradient, context.Scratch(_scratch));
            _maxima.Backward(input.Values, [], gradient, inputGradient.Values, context);
        }
    }
}
