using System.ComponentModel;
using System.Numerics.Tensors;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// Each group of consecutive channels of each sample with mean 0 and deviation 1, then <c>gamma y + beta</c> with one
/// <c>gamma</c> and one <c>beta</c> for each channel, <c>[channels]</c>. Any shape, which stays; the first dimension is
/// the channels. Training and inference are the same.
/// </summary>
/// <remarks>
/// Wu, He: "Group Normalization", 2018. With one group it is layer normalization with one scale per channel, with as
/// many groups as channels instance normalization (Ulyanov, Vedaldi, Lempitsky 2016).
/// </remarks>
[Description(
    "Mean 0 and deviation 1 over groups of channels, then a learned scale and shift of each channel (Wu, He 2018).")]
public sealed class GroupNormalizationLayer : Layer, IOnnxExportable
{
    private readonly int _groupLength;
    private readonly int _area;
    private readonly float _epsilon;
    private readonly Parameter? _gamma;
    private readonly Parameter? _beta;
    private readonly SampleBuffer<float> _standardized;
    private readonly SampleBuffer<float> _inverses;

    /// <summary>A normalization for a place in a network.</summary>
    /// <exception cref="ComponentException">The channels cannot be cut into so many groups.</exception>
    public GroupNormalizationLayer(GroupNormalizationOptions options, LayerSite site)
        : base(site)
    {
        var channels = InputShape.Dimensions[0];
        if (channels % options.Groups != 0)
        {
            throw new ComponentException(
                $"groups {options.Groups} does not divide the {channels} channels of the input {InputShape}. "
                + "Expected groups of equal size.");
        }

        (_groupLength, _area) = (InputShape.Count / options.Groups, InputShape.Count / channels);
        _epsilon = options.Epsilon;
        var shape = new Shape(channels);
        _gamma = options.Scale ? site.AddParameter("gamma", shape, options.GammaInitializer, 1, 1) : null;
        _beta = options.Center ? site.AddParameter("beta", shape, options.BetaInitializer, 1, 1) : null;
        _standardized = site.AddSampleBuffer<float>(InputShape.Count);
        _inverses = site.AddSampleBuffer<float>(options.Groups);
    }

    /// <inheritdoc/>
    public override Shape OutputShape => InputShape;

    /// <inheritdoc/>
    public override bool CanRunInPlace => true;

    /// <inheritdoc/>
    public override bool BackwardUsesOutput => false;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        // ONNX's own operator for groups is newer than the opset; a group is an instance of one long channel.
        var groups = InputShape.Count / _groupLength;
        var ones = new float[groups];
        Array.Fill(ones, 1);
        var standardized = graph.Node(
            "InstanceNormalization",
            [
                graph.Reshape(input, groups, _groupLength),
                graph.Tensor("ones", ones, groups),
                graph.Tensor("zeros", new float[groups], groups),
            ],
            new OnnxAttribute("epsilon", _epsilon));
        var output = graph.Reshape(standardized, InputShape.Dimensions);
        output = _gamma is null ? output : graph.Node("Mul", [output, OfChannels(graph, _gamma)]);
        return _beta is null ? output : graph.Node("Add", [output, OfChannels(graph, _beta)]);
    }

    /// <summary>A number for each channel, so that it is spread over the channel's places.</summary>
    private string OfChannels(OnnxGraph graph, Parameter parameter)
    {
        Span<int> dimensions = stackalloc int[InputShape.Rank];
        dimensions.Fill(1);
        dimensions[0] = parameter.Shape.Count;
        return graph.Tensor(parameter.Name, parameter.Values, dimensions);
    }

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        var standardized = context.Samples(_standardized);
        var inverses = context.Samples(_inverses);
        for (var group = 0; group < inverses.Length; group++)
        {
            inverses[group] = Standardization.Forward(Group(input.Values, group), _epsilon, Group(standardized, group));
        }

        standardized.CopyTo(output.Values);
        ScaleChannels(output.Values);
        for (var plane = 0; plane < output.Values.Length / _area && _beta is not null; plane++)
        {
            var values = output.Values.Slice(plane * _area, _area);
            TensorPrimitives.Add(values, _beta.Values[plane % _beta.Shape.Count], values);
        }
    }

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient,
        LayerContext context)
    {
        var standardized = context.Samples(_standardized);
        var inverses = context.Samples(_inverses);
        for (var plane = 0; plane < outputGradient.Values.Length / _area; plane++)
        {
            var upstream = outputGradient.Values.Slice(plane * _area, _area);
            AddParameterGradients(plane, upstream, standardized.Slice(plane * _area, _area), context);
        }

        if (inputGradient.IsEmpty)
        {
            return;
        }

        outputGradient.Values.CopyTo(inputGradient.Values);
        ScaleChannels(inputGradient.Values);
        for (var group = 0; group < inverses.Length; group++)
        {
            Standardization.Backward(Group(standardized, group), inverses[group], Group(inputGradient.Values, group));
        }
    }

    private void AddParameterGradients(
        int plane, ReadOnlySpan<float> upstream, ReadOnlySpan<float> standardized, LayerContext context)
    {
        var channel = plane % InputShape.Dimensions[0];
        if (_gamma is not null)
        {
            context.Gradient(_gamma)[channel] += TensorPrimitives.Dot(upstream, standardized);
        }

        if (_beta is not null)
        {
            context.Gradient(_beta)[channel] += TensorPrimitives.Sum(upstream);
        }
    }

    private void ScaleChannels(Span<float> values)
    {
        for (var plane = 0; plane < values.Length / _area && _gamma is not null; plane++)
        {
            var channel = values.Slice(plane * _area, _area);
            TensorPrimitives.Multiply(channel, _gamma.Values[plane % _gamma.Shape.Count], channel);
        }
    }

    private Span<float> Group(Span<float> values, int group) => values.Slice(group * _groupLength, _groupLength);

    private ReadOnlySpan<float> Group(ReadOnlySpan<float> values, int group) =>
        values.Slice(group * _groupLength, _groupLength);
}
