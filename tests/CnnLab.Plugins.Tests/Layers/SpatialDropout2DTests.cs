using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class SpatialDropout2DTests
{
    private const int Channels = 5_001, Area = 6;

    [TestCase(0)]
    [TestCase(0.3)]
    [TestCase(0.5)]
    public void The_gradients_are_those_of_central_differences_under_one_mask(double rate) =>
        new LayerHarness(Layer(rate), new Shape(7, 3, 5)).GradientCheck();

    [TestCase(0.1)]
    [TestCase(0.5)]
    [TestCase(0.9)]
    public void The_rate_is_the_share_of_whole_channels_that_is_dropped(double rate)
    {
        var output = Ones(rate).Forward();
        var channels = output.Chunk(Area).ToList();
        Assert.That(channels.Select(channel => channel.Distinct().Count()), Is.All.EqualTo(1));
        var dropped = channels.Count(channel => channel[0] == 0) / (double)channels.Count;
        Assert.That(dropped, Is.EqualTo(rate).Within(4 * Math.Sqrt(rate * (1 - rate) / channels.Count)));
        Assert.That(output.Where(value => value != 0), Is.All.EqualTo((float)(1 / (1 - rate))));
    }

    [Test]
    public void In_inference_nothing_changes()
    {
        var harness = new LayerHarness(Layer(0.5), new Shape(2, 3, 5)) { Phase = Phase.Inference };
        Assert.That(harness.Forward(), Is.EqualTo(harness.Input));
        Assert.That(harness.ForwardInPlace(), Is.EqualTo(harness.Input));
    }

    [Test]
    public void Every_step_and_sample_has_a_mask_of_its_own_and_the_same_seed_gives_the_same()
    {
        var (one, other) = (Ones(0.5, batchSize: 2), Ones(0.5, batchSize: 2));
        var (first, length) = (one.Forward(), Channels * Area);
        Assert.That(other.Forward(), Is.EqualTo(first));
        Assert.That(Agreement(first[..length], first[length..]), Is.EqualTo(0.5).Within(0.03));
        other.Step = 1;
        Assert.That(Agreement(other.Forward(), first), Is.EqualTo(0.5).Within(0.03));
    }

    private static Func<LayerSite, Layer> Layer(double rate) =>
        site => new SpatialDropout2DLayer(new() { Rate = rate }, site);

    private static LayerHarness Ones(double rate, int batchSize = 1)
    {
        var harness = new LayerHarness(Layer(rate), new Shape(Channels, 2, 3), batchSize);
        harness.Input.AsSpan().Fill(1);
        return harness;
    }

    private static double Agreement(float[] left, float[] right) =>
        left.Zip(right).Count(pair => pair.First == pair.Second) / (double)left.Length;
}
