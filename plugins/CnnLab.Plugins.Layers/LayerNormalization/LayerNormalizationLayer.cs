using System.ComponentModel;
using System.Numerics.Tensors;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// Each sample with mean 0 and deviation 1 over all its values, then <c>gamma y + beta</c>. Any shape, which stays;
/// <c>gamma</c> and <c>beta</c> have it too. Training and inference are the same.
/// </summary>
/// <remarks>
/// Ba, Kiros, Hinton: "Layer Normalization", 2016. PyTorch's <c>LayerNorm(sample shape)</c>; Keras normalizes the last
/// axis only, unless <c>axis</c> names all.
/// </remarks>
[Description(
    "Mean 0 and deviation 1 over all values of a sample, then a learned scale and shift of each value (Ba, "
    + "Kiros, Hinton 2016).")]
public sealed class LayerNormalizationLayer : Layer, IOnnxExportable
{
    private readonly float _epsilon;
    private readonly Parameter? _gamma;
    private readonly Parameter? _beta;
    private readonly SampleBuffer<float> _standardized;
    private readonly SampleBuffer<float> _inverse;

    /// <summary>A normalization for a place in a network.</summary>
    public LayerNormalizationLayer(LayerNormalizationOptions options, LayerSite site)
        : base(site)
    {
        _epsilon = options.Epsilon;
        _gamma = options.Scale ? site.AddParameter("gamma", InputShape, options.GammaInitializer, 1, 1) : null;
        _beta = options.Center ? site.AddParameter("beta", InputShape, options.BetaInitializer, 1, 1) : null;
        _standardized = site.AddSampleBuffer<float>(InputShape.Count);
        _inverse = site.AddSampleBuffer<float>(1);
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
        var ones = new float[InputShape.Count];
        Array.Fill(ones, 1);
        string[] inputs =
        [
            input,
            _gamma is null ? graph.Tensor("gamma", ones, InputShape.Dimensions) : graph.Tensor(_gamma),
            .. _beta is null ? [] : new[] { graph.Tensor(_beta) },
        ];
        return graph.Node("LayerNormalization", inputs, new("axis", 1), new("epsilon", _epsilon));
    }

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        for (var sample = 0; sample < input.Count; sample++)
        {
            var standardized = SampleOf(context.Samples(_standardized), sample);
            context.Samples(_inverse)[sample] = Standardization.Forward(input[sample], _epsilon, standardized);
            standardized.CopyTo(output[sample]);
            if (_gamma is not null)
            {
                TensorPrimitives.Multiply(output[sample], _gamma.Values, output[sample]);
            }

            if (_beta is not null)
            {
                TensorPrimitives.Add(output[sample], _beta.Values, output[sample]);
            }
        }
    }

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient,
        LayerContext context)
    {
        for (var sample = 0; sample < outputGradient.Count; sample++)
        {
            var standardized = SampleOf(context.Samples(_standardized), sample);
            AddParameterGradients(outputGradient[sample], standardized, context);
            if (!inputGradient.IsEmpty)
            {
                var gradient = inputGradient[sample];
                outputGradient[sample].CopyTo(gradient);
                if (_gamma is not null)
                {
                    TensorPrimitives.Multiply(gradient, _gamma.Values, gradient);
                }

                Standardization.Backward(standardized, context.Samples(_inverse)[sample], gradient);
            }
        }
    }

    private void AddParameterGradients(
        ReadOnlySpan<float> upstream, ReadOnlySpan<float> standardized, LayerContext context)
    {
        if (_gamma is not null)
        {
            var gradient = context.Gradient(_gamma);
            TensorPrimitives.MultiplyAdd(upstream, standardized, gradient, gradient);
        }

        if (_beta is not null)
        {
            var gradient = context.Gradient(_beta);
            TensorPrimitives.Add(gradient, upstream, gradient);
        }
    }

    private Span<float> SampleOf(Span<float> values, int sample) =>
        values.Slice(sample * InputShape.Count, InputShape.Count);
}
