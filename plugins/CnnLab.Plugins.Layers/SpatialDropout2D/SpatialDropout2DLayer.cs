using System.ComponentModel;
using System.Numerics.Tensors;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// Dropout of whole channels: in training each channel of each sample is 0 with probability <c>rate</c> and otherwise
/// divided by <c>1 - rate</c>; in inference nothing changes. <c>[channels, height, width]</c>, which stays.
/// </summary>
/// <remarks>
/// Tompson, Goroshin, Jain, LeCun, Bregler: "Efficient Object Localization Using Convolutional Networks", 2015: values
/// beside each other in a channel are so alike that dropping single ones takes little away. Each sample has random
/// numbers of its own.
/// </remarks>
[Description("Sets a share of the channels to 0 in training and scales up the others (Tompson and others 2015).")]
public sealed class SpatialDropout2DLayer : Layer, IOnnxExportable
{
    // What each channel is multiplied with: 0 or 1 / (1 - rate).
    private readonly SampleBuffer<float> _mask;
    private readonly uint _threshold;
    private readonly float _scale;

    /// <summary>A dropout layer for a place in a network.</summary>
    /// <exception cref="ComponentException">The input is no image.</exception>
    public SpatialDropout2DLayer(SpatialDropout2DOptions options, LayerSite site)
        : base(site)
    {
        _mask = site.AddSampleBuffer<float>(InputShape.Channels);
        _threshold = (uint)Math.Min(options.Rate * (1UL << 32), uint.MaxValue);
        _scale = (float)(1 / (1 - options.Rate));
    }

    /// <inheritdoc/>
    public override Shape OutputShape => InputShape;

    /// <inheritdoc/>
    public override bool CanRunInPlace => true;

    /// <inheritdoc/>
    public override bool BackwardUsesOutput => false;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) => input;

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        if (context.Phase == Phase.Training)
        {
            DrawMasks(context);
            ScaleChannels(input.Values, context.Samples(_mask), output.Values);
        }
        else if (input.Values != output.Values)
        {
            input.Values.CopyTo(output.Values);
        }
    }

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient,
        LayerContext context)
    {
        if (!inputGradient.IsEmpty)
        {
            ScaleChannels(outputGradient.Values, context.Samples(_mask), inputGradient.Values);
        }
    }

    private void DrawMasks(LayerContext context)
    {
        var masks = context.Samples(_mask);
        var channels = InputShape.Channels;
        for (var sample = 0; sample < context.SampleCount; sample++)
        {
            var random = context.Random(sample);
            foreach (ref var factor in masks.Slice(sample * channels, channels))
            {
                factor = random.NextUInt32() >= _threshold ? _scale : 0;
            }
        }
    }

    private void ScaleChannels(ReadOnlySpan<float> values, ReadOnlySpan<float> factors, Span<float> target)
    {
        var area = InputShape.Height * InputShape.Width;
        for (var plane = 0; plane < factors.Length; plane++)
        {
            TensorPrimitives.Multiply(
                values.Slice(plane * area, area), factors[plane], target.Slice(plane * area, area));
        }
    }
}
