using System.ComponentModel;
using System.Numerics.Tensors;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// Divides each value by what its neighbours in other channels have: <c>y_c = x_c / s_c^beta</c> with <c>s_c = bias +
/// alpha * the sum of x_j^2 over the channels j from c - depth_radius to c + depth_radius that there are</c>.
/// <c>[channels, height, width]</c>, which stays.
/// </summary>
/// <remarks>
/// Krizhevsky, Sutskever, Hinton: "ImageNet Classification with Deep Convolutional Neural Networks", 2012, section 3.3.
/// As there and in TensorFlow alpha is not divided by the size, 2 depth_radius + 1; PyTorch, Caffe and ONNX divide it.
/// </remarks>
[Description(
    "Divides each value by a power of the squares beside it in other channels (AlexNet: "
    + "Krizhevsky, Sutskever, Hinton 2012).")]
public sealed class LocalResponseNormalizationLayer : Layer, IOnnxExportable
{
    private readonly LocalResponseNormalizationOptions _options;
    private readonly int _channels;
    private readonly int _area;
    private readonly SampleBuffer<float> _sums;
    private readonly Scratch<float> _terms;
    private readonly Scratch<float> _plane;

    /// <summary>A normalization for a place in a network.</summary>
    /// <exception cref="ComponentException">The input is no image.</exception>
    public LocalResponseNormalizationLayer(LocalResponseNormalizationOptions options, LayerSite site)
        : base(site)
    {
        (_options, _channels, _area) = (options, InputShape.Channels, InputShape.Height * InputShape.Width);
        _sums = site.AddSampleBuffer<float>(InputShape.Count);
        _terms = site.AddScratch<float>(InputShape.Count);
        _plane = site.AddScratch<float>(_area);
    }

    /// <inheritdoc/>
    public override Shape OutputShape => InputShape;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        // A radius beyond the last channel reaches all: no size need overflow.
        var size = (2 * Math.Min(_options.DepthRadius, _channels)) + 1;
        return graph.Node(
            "LRN",
            input,
            new("size", size),
            new("alpha", _options.Alpha * size),
            new("beta", _options.Beta),
            new("bias", _options.Bias));
    }

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        var sums = new Batch(context.Samples(_sums), input.Count, InputShape);
        for (var sample = 0; sample < input.Count; sample++)
        {
            var squares = context.Scratch(_terms);
            TensorPrimitives.Multiply(input[sample], input[sample], squares);
            for (var channel = 0; channel < _channels; channel++)
            {
                var sum = Plane(sums[sample], channel);
                AddNeighbours(squares, channel, sum);
                TensorPrimitives.Multiply(sum, _options.Alpha, sum);
                TensorPrimitives.Add(sum, _options.Bias, sum);
            }

            RaiseToMinusBeta(sums[sample], output[sample]);
            TensorPrimitives.Multiply(output[sample], input[sample], output[sample]);
        }
    }

    // dx_c = dy_c s_c^-beta - 2 alpha beta x_c * the sum of dy_j y_j / s_j over the same channels: c is a neighbour of
    // j where j is one of c.

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient,
        LayerContext context)
    {
        var terms = context.Scratch(_terms);
        var plane = context.Scratch(_plane);
        for (var sample = 0; sample < inputGradient.Count; sample++)
        {
            var sums = context.Samples(_sums).Slice(sample * InputShape.Count, InputShape.Count);
            var gradient = inputGradient[sample];
            RaiseToMinusBeta(sums, gradient);
            TensorPrimitives.Multiply(gradient, outputGradient[sample], gradient);
            TensorPrimitives.Multiply(outputGradient[sample], output[sample], terms);
            TensorPrimitives.Divide(terms, sums, terms);
            for (var channel = 0; channel < _channels; channel++)
            {
                AddNeighbours(terms, channel, plane);
                TensorPrimitives.Multiply(plane, -2 * _options.Alpha * _options.Beta, plane);
                var target = Plane(gradient, channel);
                TensorPrimitives.MultiplyAdd(plane, input[sample].Slice(channel * _area, _area), target, target);
            }
        }
    }

    /// <summary>Logarithm and exponential run over vectors, a power does not.</summary>
    private void RaiseToMinusBeta(ReadOnlySpan<float> sums, Span<float> powers)
    {
        TensorPrimitives.Log(sums, powers);
        TensorPrimitives.Multiply(powers, -_options.Beta, powers);
        TensorPrimitives.Exp(powers, powers);
    }

    /// <summary>
    /// Assigns the sum over the channels around one: each is added anew, for a running sum would lose what large values
    /// that have left it took away.
    /// </summary>
    private void AddNeighbours(Span<float> terms, int channel, Span<float> sum)
    {
        var first = Math.Max(0, channel - _options.DepthRadius);
        var last = (int)Math.Min(_channels - 1L, (long)channel + _options.DepthRadius);
        Plane(terms, first).CopyTo(sum);
        for (var neighbour = first + 1; neighbour <= last; neighbour++)
        {
            TensorPrimitives.Add(sum, Plane(terms, neighbour), sum);
        }
    }

    private Span<float> Plane(Span<float> values, int channel) => values.Slice(channel * _area, _area);
}
