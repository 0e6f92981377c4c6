using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class ActivationLayerTests
{
    [Test]
    public void The_layer_hands_its_input_on_and_the_engine_finds_the_activation_in_its_options()
    {
        var harness = new LayerHarness(site => new ActivationLayer(site), new Shape(2, 3, 4));
        harness.GradientCheck();
        IActivatedOptions options = new ActivationOptions { Activation = "relu" };
        Assert.That(options.Activation, Is.EqualTo((Component<Activation>)"relu"));
        Assert.That(
            (harness.Layer.IsReshape, harness.Layer.OutputShape), Is.EqualTo((true, harness.Layer.InputShape)));
    }

    [Test]
    public void Whoever_calls_it_all_the_same_gets_the_values_as_they_are()
    {
        var harness = new LayerHarness(site => new ActivationLayer(site), new Shape(2, 3, 4));
        Assert.That(harness.Forward(), Is.EqualTo(harness.Input));
        var upstream = TestValues.Uniform(harness.Input.Length);
        Assert.That(harness.Backward(upstream).Input, Is.EqualTo(upstream));
    }
}
