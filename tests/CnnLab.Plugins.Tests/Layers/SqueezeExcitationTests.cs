using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class SqueezeExcitationTests
{
    [TestCase(2, true)]
    [TestCase(2, false)]
    [TestCase(4, true)]
    [TestCase(1, true)]
    public void Outputs_and_gradients_are_those_of_the_definition(int ratio, bool bias)
    {
        var harness = Harness(new Shape(6, 3, 5), new() { Ratio = ratio, UseBias = bias });
        harness.GradientCheck();
        Assert.That(harness.Forward(), Is.EqualTo(Expected(harness, 6 / ratio, bias)).Within(1e-5));
    }

    [Test]
    public void A_network_starts_with_glorot_uniform_weights_and_zero_biases_and_a_ratio_of_16()
    {
        var site = new RecordingLayerSite(new Shape(40, 3, 5));
        _ = new SqueezeExcitationLayer(new(), site);
        Assert.That(site.Requests, Is.EqualTo(new[]
        {
            "squeeze_kernel [2, 40] glorot_uniform 40->2", "squeeze_bias [2] zeros 40->2",
            "excite_kernel [40, 2] glorot_uniform 2->40", "excite_bias [40] zeros 2->40",
        }));
    }

    [Test]
    public void A_ratio_above_the_channels_is_an_error() =>
        Assert.That(
            () => Harness(new Shape(8, 3, 5), new()),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "ratio 16 leaves no unit for the 8 channels of the input [8, 3, 5]. "
                + "Expected a ratio no larger than the channels."));

    private static double[] Expected(LayerHarness harness, int units, bool hasBias)
    {
        var (channels, area) = (harness.Layer.InputShape.Channels, 15);
        return [.. harness.Input.Chunk(channels * area).SelectMany(x =>
        {
            var means = x.Chunk(area).Select(plane => plane.Average(value => (double)value)).ToArray();
            var hidden = Dense(harness, "squeeze", means, units, hasBias).Select(h => Math.Max(0, h)).ToArray();
            var weights = Dense(harness, "excite", hidden, channels, hasBias);
            return x.Select((value, i) => value / (1 + Math.Exp(-weights[i / area])));
        })];
    }

    private static double[] Dense(LayerHarness harness, string name, double[] x, int units, bool hasBias)
    {
        var (kernel, y) = (harness.Values($"{name}_kernel").ToArray(), new double[units]);
        for (var unit = 0; unit < units; unit++)
        {
            y[unit] = x.Select((value, i) => value * kernel[(unit * x.Length) + i]).Sum()
                + (hasBias ? harness.Values($"{name}_bias")[unit] : 0);
        }

        return y;
    }

    private static LayerHarness Harness(Shape input, SqueezeExcitationOptions options) =>
        new(site => new SqueezeExcitationLayer(options, site), input);
}
