using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class FlattenTests
{
    [Test]
    public void An_image_becomes_a_vector_without_being_copied()
    {
        var harness = Harness(new Shape(3, 4, 5));
        harness.GradientCheck();
        Assert.That(harness.Layer.OutputShape, Is.EqualTo(new Shape(60)));
        Assert.That(harness.Layer.IsReshape, Is.True);
    }

    [Test]
    public void A_vector_stays_as_it_is() =>
        Assert.That(Harness(new Shape(7)).Layer.OutputShape, Is.EqualTo(new Shape(7)));

    [Test]
    public void Whoever_calls_it_all_the_same_gets_the_values_in_their_order()
    {
        var harness = Harness(new Shape(2, 3, 2));
        Assert.That(harness.Forward(), Is.EqualTo(harness.Input));
        var upstream = TestValues.Uniform(harness.Input.Length);
        Assert.That(harness.Backward(upstream).Input, Is.EqualTo(upstream));
    }

    private static LayerHarness Harness(Shape input) => new(site => new FlattenLayer(site), input);
}
