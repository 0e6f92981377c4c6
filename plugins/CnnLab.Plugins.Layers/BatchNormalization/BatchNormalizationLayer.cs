using System.ComponentModel;
using System.Numerics.Tensors;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// Each channel with mean 0 and deviation 1 over all samples of the batch and all its places, then
/// <c>gamma y + beta</c> with one <c>gamma</c> and one <c>beta</c> for each channel, <c>[channels]</c>. Any shape, which
/// stays; the first dimension is the channels. Inference uses moving averages of mean and variance, which training
/// keeps: <c>moving = momentum moving + (1 - momentum) batch</c>, with the variance over all numbers, not n - 1.
/// </summary>
/// <remarks>
/// Ioffe, Szegedy: "Batch Normalization: Accelerating Deep Network Training by Reducing Internal Covariate Shift", 2015.
/// </remarks>
[Description(
    "Mean 0 and deviation 1 of each channel over the batch, then a learned scale and shift of each channel "
    + "(Ioffe, Szegedy 2015).")]
public sealed class BatchNormalizationLayer : Layer, IOnnxExportable
{
    private readonly float _momentum, _epsilon;
    private readonly int _channels, _area;
    private readonly Parameter? _gamma, _beta;
    private readonly LayerState _movingMean, _movingVariance;
    private readonly LayerBuffer<float> _mean, _inverse;
    private readonly Scratch<float> _centered;
    private readonly BatchPiece _train, _infer, _back;

    /// <summary>A normalization for a place in a network.</summary>
    public BatchNormalizationLayer(BatchNormalizationOptions options, LayerSite site)
        : base(site)
    {
        (_momentum, _epsilon) = (options.Momentum, options.Epsilon);
        _channels = InputShape.Dimensions[0];
        _area = InputShape.Count / _channels;
        var shape = new Shape(_channels);
        _gamma = options.Scale ? site.AddParameter("gamma", shape, options.GammaInitializer, 1, 1, true) : null;
        _beta = options.Center ? site.AddParameter("beta", shape, options.BetaInitializer, 1, 1, true) : null;
        _movingMean = site.AddState("moving_mean", shape, 0);
        _movingVariance = site.AddState("moving_variance", shape, 1);
        (_mean, _inverse) = (site.AddBuffer<float>(_channels), site.AddBuffer<float>(_channels));
        _centered = site.AddScratch<float>(_area);
        (_train, _infer, _back) = (Train, Infer, Back);
    }

    /// <inheritdoc/>
    public override Shape OutputShape => InputShape;

    /// <inheritdoc/>
    public override bool NeedsWholeBatch => true;

    /// <inheritdoc/>
    public override bool BackwardUsesOutput => false;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        var (ones, zeros) = (new float[_channels], new float[_channels]);
        Array.Fill(ones, 1);
        return graph.Node(
            "BatchNormalization",
            [
                input,
                _gamma is null ? graph.Tensor("gamma", ones, _channels) : graph.Tensor(_gamma),
                _beta is null ? graph.Tensor("beta", zeros, _channels) : graph.Tensor(_beta),
                graph.Tensor(_movingMean.Name, _movingMean.Values, _channels),
                graph.Tensor(_movingVariance.Name, _movingVariance.Values, _channels),
            ],
            new OnnxAttribute("epsilon", _epsilon));
    }

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context) => context.Share(
        _channels,
        new SharedBatches { Input = input, Output = output },
        context.Phase == Phase.Training ? _train : _infer);

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input,
        ReadOnlyBatch output,
        ReadOnlyBatch outputGradient,
        Batch inputGradient,
        LayerContext context) => context.Share(
            _channels,
            new SharedBatches { Input = input, OutputGradient = outputGradient, InputGradient = inputGradient },
            _back);

    private void Train(int channel, int worker, SharedBatches batches, LayerContext context)
    {
        var (samples, numbers) = (batches.Input.Count, (double)batches.Input.Count * _area);
        var (sum, squares) = (0.0, 0.0);
        for (var sample = 0; sample < samples; sample++)
        {
            sum += TensorPrimitives.Sum(Plane(batches.Input.Values, sample, channel));
        }

        var mean = (float)(sum / numbers);
        for (var sample = 0; sample < samples; sample++)
        {
            var centered = Plane(batches.Output.Values, sample, channel);
            TensorPrimitives.Subtract(Plane(batches.Input.Values, sample, channel), mean, centered);
            squares += TensorPrimitives.SumOfSquares<float>(centered);
        }

        var variance = (float)(squares / numbers);
        var inverse = 1 / MathF.Sqrt(variance + _epsilon);
        var (scale, shift) = (Gamma(channel) * inverse, Beta(channel));
        for (var sample = 0; sample < samples; sample++)
        {
            var values = Plane(batches.Output.Values, sample, channel);
            ScaleAndShift(values, scale, shift, values);
        }

        (_mean.Values[channel], _inverse.Values[channel]) = (mean, inverse);
        Move(ref _movingMean.Values[channel], mean);
        Move(ref _movingVariance.Values[channel], variance);
    }

    private void Infer(int channel, int worker, SharedBatches batches, LayerContext context)
    {
        var scale = Gamma(channel) / MathF.Sqrt(_movingVariance.Values[channel] + _epsilon);
        var shift = Beta(channel) - (_movingMean.Values[channel] * scale);
        for (var sample = 0; sample < batches.Input.Count; sample++)
        {
            ScaleAndShift(
                Plane(batches.Input.Values, sample, channel),
                scale,
                shift,
                Plane(batches.Output.Values, sample, channel));
        }
    }

    /// <summary>
    /// With y the standardised numbers and g the gradient with respect to the output:
    /// <c>gamma inverse (g - mean(g) - y mean(g y))</c>.
    /// </summary>
    private void Back(int channel, int worker, SharedBatches batches, LayerContext context)
    {
        var (mean, inverse) = (_mean.Values[channel], _inverse.Values[channel]);
        var centered = _centered[worker];
        var (sum, slope) = (0.0, 0.0);
        for (var sample = 0; sample < batches.Input.Count; sample++)
        {
            var upstream = Plane(batches.OutputGradient.Values, sample, channel);
            TensorPrimitives.Subtract(Plane(batches.Input.Values, sample, channel), mean, centered);
            sum += TensorPrimitives.Sum(upstream);
            slope += TensorPrimitives.Dot(upstream, centered);
        }

        slope *= inverse;
        AddGradient(_gamma, channel, (float)slope, context);
        AddGradient(_beta, channel, (float)sum, context);
        if (batches.InputGradient.IsEmpty)
        {
            return;
        }

        var numbers = (double)batches.Input.Count * _area;
        var scale = Gamma(channel) * inverse;
        var (shift, tilt) = ((float)(-scale * sum / numbers), (float)(-scale * inverse * slope / numbers));
        for (var sample = 0; sample < batches.Input.Count; sample++)
        {
            var gradient = Plane(batches.InputGradient.Values, sample, channel);
            TensorPrimitives.Subtract(Plane(batches.Input.Values, sample, channel), mean, centered);
            ScaleAndShift(Plane(batches.OutputGradient.Values, sample, channel), scale, shift, gradient);
            TensorPrimitives.MultiplyAdd(centered, tilt, gradient, gradient);
        }
    }

    private float Gamma(int channel) => _gamma is null ? 1 : _gamma.Values[channel];

    private float Beta(int channel) => _beta is null ? 0 : _beta.Values[channel];

    private void Move(ref float average, float value) => average = (_momentum * average) + ((1 - _momentum) * value);

    private static void AddGradient(Parameter? parameter, int channel, float value, LayerContext context)
    {
        if (parameter is not null)
        {
            ref var gradient = ref context.Gradient(parameter)[channel];
            gradient = context.GradientIsFresh ? value : gradient + value;
        }
    }

    private static void ScaleAndShift(ReadOnlySpan<float> x, float scale, float shift, Span<float> y)
    {
        TensorPrimitives.Multiply(x, scale, y);
        TensorPrimitives.Add(y, shift, y);
    }

    private ReadOnlySpan<float> Plane(ReadOnlySpan<float> values, int sample, int channel) =>
        values.Slice(((sample * _channels) + channel) * _area, _area);

    private Span<float> Plane(Span<float> values, int sample, int channel) =>
        values.Slice(((sample * _channels) + channel) * _area, _area);
}
