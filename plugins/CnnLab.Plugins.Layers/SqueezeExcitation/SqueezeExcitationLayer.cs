using System.ComponentModel;
using System.Numerics.Tensors;
using CnnLab.Compute;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// Multiplies each channel with a number between 0 and 1 that is learned from all channels: the means z of the channels
/// (squeeze), <c>h = relu(W1 z + b1)</c> and <c>s = sigmoid(W2 h + b2)</c> (excitation), then <c>y_c = s_c x_c</c>.
/// <c>[channels, height, width]</c>, which stays; W1 is <c>[channels / ratio, channels]</c>, W2 <c>[channels, channels
/// / ratio]</c>.
/// </summary>
/// <remarks>Hu, Shen, Sun: "Squeeze-and-Excitation Networks", 2018.</remarks>
[Description("Weighs the channels by what all of them hold (squeeze and excitation, Hu, Shen, Sun 2018).")]
public sealed class SqueezeExcitationLayer : Layer, IOnnxExportable
{
    private readonly int _channels;
    private readonly int _area;
    private readonly SmallDense _squeeze;
    private readonly SmallDense _excite;
    private readonly SampleBuffer<float> _means;
    private readonly SampleBuffer<float> _hidden;
    private readonly SampleBuffer<float> _weights;
    private readonly Scratch<float> _weightGradient;
    private readonly Scratch<float> _hiddenGradient;
    private readonly Scratch<float> _meanGradient;

    /// <summary>A block for a place in a network.</summary>
    /// <exception cref="ComponentException">The input is no image, or has fewer channels than the ratio.</exception>
    public SqueezeExcitationLayer(SqueezeExcitationOptions options, LayerSite site)
        : base(site)
    {
        (_channels, _area) = (InputShape.Channels, InputShape.Height * InputShape.Width);
        var hidden = _channels / options.Ratio;
        if (hidden == 0)
        {
            throw new ComponentException(
                $"ratio {options.Ratio} leaves no unit for the {_channels} channels of the input {InputShape}. "
                + "Expected a ratio no larger than the channels.");
        }

        _squeeze = new SmallDense("squeeze", _channels, hidden, options, site);
        _excite = new SmallDense("excite", hidden, _channels, options, site);
        (_means, _hidden) = (site.AddSampleBuffer<float>(_channels), site.AddSampleBuffer<float>(hidden));
        _weights = site.AddSampleBuffer<float>(_channels);
        (_weightGradient, _hiddenGradient) = (site.AddScratch<float>(_channels), site.AddScratch<float>(hidden));
        _meanGradient = site.AddScratch<float>(_channels);
    }

    /// <inheritdoc/>
    public override Shape OutputShape => InputShape;

    /// <inheritdoc/>
    public override bool BackwardUsesOutput => false;

    /// <inheritdoc/>
    public override long MultiplyAdds => InputShape.Count + _squeeze.MultiplyAdds + _excite.MultiplyAdds;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        var means = graph.Node("Flatten", graph.Node("GlobalAveragePool", input));
        var hidden = graph.Node("Relu", _squeeze.ExportOnnx(graph, means));
        var weights = graph.Node("Sigmoid", _excite.ExportOnnx(graph, hidden));
        return graph.Node("Mul", [input, graph.Reshape(weights, _channels, 1, 1)]);
    }

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        for (var sample = 0; sample < input.Count; sample++)
        {
            var means = Of(context, _means, sample);
            var hidden = Of(context, _hidden, sample);
            var weights = Of(context, _weights, sample);
            for (var channel = 0; channel < _channels; channel++)
            {
                means[channel] = TensorPrimitives.Sum(Plane(input[sample], channel)) / _area;
            }

            _squeeze.Forward(means, hidden);
            TensorPrimitives.Max(hidden, 0f, hidden);
            _excite.Forward(hidden, weights);
            Elementwise.Map<LogisticFunction>(weights, weights);
            for (var channel = 0; channel < _channels; channel++)
            {
                var target = output[sample].Slice(channel * _area, _area);
                TensorPrimitives.Multiply(Plane(input[sample], channel), weights[channel], target);
            }
        }
    }

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient,
        LayerContext context)
    {
        var meanGradient = context.Scratch(_meanGradient);
        for (var sample = 0; sample < input.Count; sample++)
        {
            BackThroughWeights(input[sample], outputGradient[sample], sample, context);
            var weights = Of(context, _weights, sample);
            for (var channel = 0; channel < _channels && !inputGradient.IsEmpty; channel++)
            {
                var target = inputGradient[sample].Slice(channel * _area, _area);
                TensorPrimitives.Multiply(Plane(outputGradient[sample], channel), weights[channel], target);
                TensorPrimitives.Add(target, meanGradient[channel] / _area, target);
            }
        }
    }

    /// <summary>The gradients of the parameters, and in scratch memory that of the means.</summary>
    private void BackThroughWeights(
        ReadOnlySpan<float> x, ReadOnlySpan<float> upstream, int sample, LayerContext context)
    {
        var hidden = Of(context, _hidden, sample);
        var weights = Of(context, _weights, sample);
        var dWeights = context.Scratch(_weightGradient);
        var dHidden = context.Scratch(_hiddenGradient);
        for (var channel = 0; channel < _channels; channel++)
        {
            var slope = weights[channel] * (1 - weights[channel]);
            dWeights[channel] = slope * TensorPrimitives.Dot(Plane(upstream, channel), Plane(x, channel));
        }

        _excite.Backward(hidden, dWeights, dHidden, context);
        for (var unit = 0; unit < hidden.Length; unit++)
        {
            dHidden[unit] = hidden[unit] > 0 ? dHidden[unit] : 0;
        }

        _squeeze.Backward(Of(context, _means, sample), dHidden, context.Scratch(_meanGradient), context);
    }

    private ReadOnlySpan<float> Plane(ReadOnlySpan<float> values, int channel) => values.Slice(channel * _area, _area);

    private static Span<float> Of(LayerContext context, SampleBuffer<float> buffer, int sample) =>
        context.Samples(buffer).Slice(sample * buffer.ElementsPerSample, buffer.ElementsPerSample);
}
