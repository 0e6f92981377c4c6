using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class BatchNormalizationTests
{
    private static readonly Shape[] Inputs = [new(3, 5, 4), new(6), new(1, 1, 7)];

    [TestCaseSource(nameof(Inputs))]
    public void Outputs_and_gradients_are_those_of_the_definition(Shape input)
    {
        var harness = Harness(input, new() { Epsilon = 0.01f });
        harness.GradientCheck();
        Assert.That(harness.Forward(), Is.EqualTo(Expected(harness, 0.01, Statistics(harness))).Within(1e-5));
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    [TestCase(false, false)]
    public void Without_scale_or_shift_too(bool scale, bool center)
    {
        var harness = Harness(new Shape(4, 3, 2), new() { Scale = scale, Center = center });
        harness.GradientCheck();
        Assert.That(harness.Layer.Parameters, Has.Count.EqualTo((scale ? 1 : 0) + (center ? 1 : 0)));
        Assert.That(harness.Forward(), Is.EqualTo(Expected(harness, 1e-3, Statistics(harness))).Within(1e-5));
    }

    [Test]
    public void Training_moves_the_averages_towards_the_batch_and_inference_uses_them()
    {
        var input = new Shape(3, 5, 4);
        var training = Harness(input, new() { Momentum = 0.75f });
        training.Forward();
        training.Forward();
        var statistics = Statistics(training);
        for (var channel = 0; channel < 3; channel++)
        {
            var (mean, variance) = statistics[channel];
            Assert.That(training.State("moving_mean")[channel], Is.EqualTo(mean * (1 - 0.5625)).Within(1e-6));
            Assert.That(
                training.State("moving_variance")[channel], Is.EqualTo(0.5625 + (variance * (1 - 0.5625))).Within(1e-6));
        }

        var inference = new LayerHarness(site => new BatchNormalizationLayer(new(), site), input) { Phase = Phase.Inference };
        (inference.State("moving_mean")[1], inference.State("moving_variance")[1]) = (0.3f, 2.5f);
        Assert.That(
            inference.Forward(),
            Is.EqualTo(Expected(inference, 1e-3, [(0, 1), (0.3, 2.5), (0, 1)])).Within(1e-5));
        Assert.That(inference.State("moving_mean")[1], Is.EqualTo(0.3f), "inference learns nothing");
    }

    [Test]
    public void A_network_starts_with_scales_of_1_shifts_of_0_and_the_averages_of_standardised_numbers()
    {
        var site = new RecordingLayerSite(new Shape(64, 3, 5));
        _ = new BatchNormalizationLayer(new(), site);
        Assert.That(site.Requests, Is.EqualTo(new[]
        {
            "gamma [64] ones 1->1", "beta [64] zeros 1->1", "moving_mean [64] 0", "moving_variance [64] 1",
        }));
        Assert.That(
            (new BatchNormalizationOptions().Momentum, new BatchNormalizationOptions().Epsilon),
            Is.EqualTo((0.99f, 1e-3f)));
    }

    private static (double Mean, double Variance)[] Statistics(LayerHarness harness)
    {
        var (channels, area) = Dimensions(harness);
        var statistics = new (double, double)[channels];
        for (var channel = 0; channel < channels; channel++)
        {
            double[] values =
            [
                .. Enumerable.Range(0, harness.Input.Length)
                    .Where(i => i / area % channels == channel)
                    .Select(i => (double)harness.Input[i]),
            ];
            var mean = values.Average();
            statistics[channel] = (mean, values.Average(value => (value - mean) * (value - mean)));
        }

        return statistics;
    }

    private static double[] Expected(LayerHarness harness, double epsilon, (double Mean, double Variance)[] statistics)
    {
        var (channels, area) = Dimensions(harness);
        double Of(string name, int channel, double otherwise) =>
            harness.Layer.Parameters.Any(p => p.Name == name) ? harness.Values(name)[channel] : otherwise;
        return
        [
            .. harness.Input.Select((value, i) =>
            {
                var channel = i / area % channels;
                var (mean, variance) = statistics[channel];
                return ((value - mean) / Math.Sqrt(variance + epsilon) * Of("gamma", channel, 1)) + Of("beta", channel, 0);
            }),
        ];
    }

    private static (int Channels, int Area) Dimensions(LayerHarness harness)
    {
        var channels = harness.Layer.InputShape.Dimensions[0];
        return (channels, harness.Layer.InputShape.Count / channels);
    }

    private static LayerHarness Harness(Shape input, BatchNormalizationOptions options) =>
        new(site => new BatchNormalizationLayer(options, site), input);
}
