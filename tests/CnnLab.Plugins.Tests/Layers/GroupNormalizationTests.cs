using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class GroupNormalizationTests
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(6)]
    public void Outputs_and_gradients_are_those_of_the_definition(int groups)
    {
        var harness = Harness(new Shape(6, 3, 5), new() { Groups = groups, Epsilon = 0.01f });
        harness.GradientCheck();
        Assert.That(harness.Forward(), Is.EqualTo(Expected(harness, groups, 0.01)).Within(1e-5));
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    [TestCase(false, false)]
    public void Without_scale_or_shift_too(bool scale, bool center)
    {
        var harness = Harness(new Shape(4, 3, 2), new() { Groups = 2, Scale = scale, Center = center });
        harness.GradientCheck();
        Assert.That(harness.Layer.Parameters, Has.Count.EqualTo((scale ? 1 : 0) + (center ? 1 : 0)));
        Assert.That(harness.Forward(), Is.EqualTo(Expected(harness, 2, 1e-3)).Within(1e-5));
    }

    [Test]
    public void The_channels_of_a_vector_are_its_values()
    {
        var harness = Harness(new Shape(12), new() { Groups = 3 });
        harness.GradientCheck();
        Assert.That(harness.Forward(), Is.EqualTo(Expected(harness, 3, 1e-3)).Within(1e-5));
    }

    [Test]
    public void A_network_starts_with_scales_of_1_and_shifts_of_0_for_each_channel_of_32_groups()
    {
        var site = new RecordingLayerSite(new Shape(64, 3, 5));
        _ = new GroupNormalizationLayer(new(), site);
        Assert.That(site.Requests, Is.EqualTo(new[] { "gamma [64] ones 1->1", "beta [64] zeros 1->1" }));
        Assert.That(
            (new GroupNormalizationOptions().Groups, new GroupNormalizationOptions().Epsilon), Is.EqualTo((32, 1e-3f)));
    }

    [Test]
    public void Groups_that_do_not_divide_the_channels_are_an_error() =>
        Assert.That(
            () => Harness(new Shape(6, 3, 5), new() { Groups = 4 }),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "groups 4 does not divide the 6 channels of the input [6, 3, 5]. Expected groups of equal size."));

    private static double[] Expected(LayerHarness harness, int groups, double epsilon)
    {
        var (count, parameters) = (harness.Layer.InputShape.Count, harness.Layer.Parameters);
        float[]? Of(string name) => parameters.Any(p => p.Name == name) ? harness.Values(name).ToArray() : null;
        return new NaiveNormalization(count / groups, epsilon).Forward(
            harness.Input, count, Of("gamma"), Of("beta"));
    }

    private static LayerHarness Harness(Shape input, GroupNormalizationOptions options) =>
        new(site => new GroupNormalizationLayer(options, site), input);
}
