using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class LayerNormalizationTests
{
    private static readonly Shape[] Shapes = [new(3, 5, 7), new(11), new(1, 1, 2)];

    [TestCaseSource(nameof(Shapes))]
    public void The_gradients_are_those_of_central_differences(object input) =>
        Harness((Shape)input, new()).GradientCheck();

    [TestCase(true, false)]
    [TestCase(false, true)]
    [TestCase(false, false)]
    public void Without_scale_or_shift_too(bool scale, bool center)
    {
        var harness = Harness(new Shape(2, 3, 5), new() { Scale = scale, Center = center });
        harness.GradientCheck();
        Assert.That(harness.Layer.Parameters, Has.Count.EqualTo((scale ? 1 : 0) + (center ? 1 : 0)));
        Assert.That(harness.Forward(), Is.EqualTo(Expected(harness, 1e-3)).Within(1e-5));
    }

    [TestCaseSource(nameof(Shapes))]
    public void The_outputs_are_those_of_the_definition(object input)
    {
        var harness = Harness((Shape)input, new() { Epsilon = 0.02f });
        Assert.That(harness.Forward(), Is.EqualTo(Expected(harness, 0.02)).Within(1e-5));
    }

    [Test]
    public void A_large_mean_costs_no_digits_of_the_deviation()
    {
        var harness = Harness(new Shape(1, 30, 33), new());
        for (var i = 0; i < harness.Input.Length; i++)
        {
            harness.Input[i] = (harness.Input[i] / 8) + 1000;
        }

        Assert.That(harness.Forward(), Is.EqualTo(Expected(harness, 1e-3)).Within(2e-3));
    }

    [Test]
    public void Training_and_inference_are_the_same()
    {
        static float[] Run(Phase phase)
        {
            Layer Build(LayerSite site) => new LayerNormalizationLayer(new(), site);
            return new LayerHarness(Build, new Shape(2, 3, 5)) { Phase = phase }.Forward();
        }

        Assert.That(Run(Phase.Inference), Is.EqualTo(Run(Phase.Training)));
    }

    [Test]
    public void A_network_starts_with_scales_of_1_and_shifts_of_0_for_each_value()
    {
        var site = new RecordingLayerSite(new Shape(2, 3, 5));
        _ = new LayerNormalizationLayer(new(), site);
        Assert.That(site.Requests, Is.EqualTo(new[] { "gamma [2, 3, 5] ones 1->1", "beta [2, 3, 5] zeros 1->1" }));
        Assert.That(new LayerNormalizationOptions().Epsilon, Is.EqualTo(1e-3f));
    }

    private static double[] Expected(LayerHarness harness, double epsilon)
    {
        var (count, parameters) = (harness.Layer.InputShape.Count, harness.Layer.Parameters);
        float[]? Of(string name) => parameters.Any(p => p.Name == name) ? harness.Values(name).ToArray() : null;
        return new NaiveNormalization(count, epsilon).Forward(harness.Input, count, Of("gamma"), Of("beta"));
    }

    private static LayerHarness Harness(Shape input, LayerNormalizationOptions options) =>
        new(site => new LayerNormalizationLayer(options, site), input);
}
