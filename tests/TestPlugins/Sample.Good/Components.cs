using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CnnLab;

namespace Sample.Good;

[Description("The root of the mean square of each window.")]
public readonly struct RootMeanSquare : IPoolingRule
{
    public float Value(ReadOnlySpan<float> window)
    {
        var sum = 0f;
        foreach (var x in window)
        {
            sum += x * x;
        }

        return MathF.Sqrt(sum / window.Length);
    }

    public void Gradient(ReadOnlySpan<float> window, float value, Span<float> derivatives)
    {
        for (var i = 0; i < window.Length; i++)
        {
            derivatives[i] = value > 0 ? window[i] / (value * window.Length) : 0;
        }
    }
}

public readonly struct Softplus : IActivationRule
{
    public float Value(float x) => MathF.Log(1 + MathF.Exp(x));

    public float Derivative(float x, float value) => 1 / (1 + MathF.Exp(-x));
}

public sealed record ScaleOptions
{
    [Description("What everything is multiplied by at first."), Range(0.1, 10)]
    public float Factor { get; init; } = 1;
}

/// <summary>Only there to be injected.</summary>
public sealed class ScaleService
{
    public float Adjust(float factor) => factor;
}

/// <summary>One learned number that multiplies everything.</summary>
public sealed class ScaleLayer : Layer
{
    private readonly Parameter _offset;
    private readonly float _factor;

    public ScaleLayer(ScaleOptions options, LayerSite site, ScaleService service)
        : base(site)
    {
        _factor = service.Adjust(options.Factor);
        _offset = site.AddParameter("offset", new Shape(1), "zeros", 1, 1);
    }

    public override Shape OutputShape => InputShape;

    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        for (var i = 0; i < input.Values.Length; i++)
        {
            output.Values[i] = (_factor + _offset.Values[0]) * input.Values[i];
        }
    }

    public override void Backward(
        ReadOnlyBatch input,
        ReadOnlyBatch output,
        ReadOnlyBatch outputGradient,
        Batch inputGradient,
        LayerContext context)
    {
        var gradient = context.Gradient(_offset);
        for (var i = 0; i < input.Values.Length; i++)
        {
            gradient[0] += outputGradient.Values[i] * input.Values[i];
        }

        for (var i = 0; i < inputGradient.Values.Length; i++)
        {
            inputGradient.Values[i] = (_factor + _offset.Values[0]) * outputGradient.Values[i];
        }
    }
}

public sealed class HalvingSchedule : LearningRateSchedule
{
    public override float Factor(TrainingProgress progress) => MathF.Pow(0.5f, progress.Epoch);
}

public sealed record StopAfterOptions
{
    [Range(1, 1000)]
    public int Epochs { get; init; } = 1;
}

public sealed class StopAfter(StopAfterOptions options) : Callback
{
    public override void OnEpochEnd(EpochReport report)
    {
        if (report.Epoch >= options.Epochs)
        {
            report.Stop($"stop_after reached {options.Epochs}");
        }
    }
}

public sealed record StopAboveOptions
{
    public string Metric { get; init; } = "accuracy";
}

public sealed class StopAbove(StopAboveOptions options) : Callback
{
    public override IReadOnlyList<string> Watches => [options.Metric];

    public override void OnEpochEnd(EpochReport report)
    {
        if (report.Metrics[options.Metric] > 0.5)
        {
            report.Stop($"{options.Metric} is {report.Metrics[options.Metric]}");
        }
    }
}

public sealed class InvertAugmentation : Augmentation
{
    public override void Apply(Span<float> image, Shape shape, ref RandomStream random)
    {
        for (var i = 0; i < image.Length; i++)
        {
            image[i] = 1 - image[i];
        }
    }
}
