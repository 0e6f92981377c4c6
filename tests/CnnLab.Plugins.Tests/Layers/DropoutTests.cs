using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class DropoutTests
{
    private const int Many = 20_001;

    [TestCase(0)]
    [TestCase(0.3)]
    [TestCase(0.5)]
    public void The_gradients_are_those_of_central_differences_under_one_mask(double rate) =>
        new LayerHarness(Layer(rate), new Shape(2, 3, 7)).GradientCheck();

    [TestCase(0.1)]
    [TestCase(0.5)]
    [TestCase(0.99)]
    public void The_rate_is_the_share_that_is_dropped_and_the_others_make_up_for_it(double rate)
    {
        var output = Ones(rate).Forward();
        var dropped = output.Count(value => value == 0) / (double)output.Length;
        var deviation = Math.Sqrt(rate * (1 - rate) / output.Length);
        Assert.That(dropped, Is.EqualTo(rate).Within(4 * deviation));
        Assert.That(output.Where(value => value != 0), Is.All.EqualTo((float)(1 / (1 - rate))));
        Assert.That(output.Average(), Is.EqualTo(1).Within(4 * deviation / (1 - rate)));
    }

    [Test]
    public void Nothing_is_dropped_at_rate_0() => Assert.That(Ones(0).Forward(), Is.All.EqualTo(1));

    [Test]
    public void In_inference_nothing_changes()
    {
        var harness = new LayerHarness(Layer(0.5), new Shape(2, 3, 5)) { Phase = Phase.Inference };
        Assert.That(harness.Forward(), Is.EqualTo(harness.Input));
        Assert.That(harness.ForwardInPlace(), Is.EqualTo(harness.Input));
    }

    [Test]
    public void The_same_seed_and_step_give_the_same_mask_and_another_step_another_one()
    {
        var (one, other) = (Ones(0.5), Ones(0.5));
        var first = one.Forward();
        Assert.That(other.Forward(), Is.EqualTo(first));
        other.Step = 1;
        Assert.That(Agreement(other.Forward(), first), Is.EqualTo(0.5).Within(0.02));
    }

    [Test]
    public void Every_sample_has_a_mask_of_its_own_however_the_batch_is_cut()
    {
        var harness = Ones(0.5, batchSize: 2);
        var whole = harness.Forward();
        Assert.That(Agreement(whole[..Many], whole[Many..]), Is.EqualTo(0.5).Within(0.02));
        Assert.That(harness.Forward(1, 1), Is.EqualTo(whole));
    }

    [Test]
    public void The_gradient_goes_through_the_mask_of_the_forward_pass()
    {
        var harness = Ones(0.4);
        var output = harness.Forward();
        var upstream = new float[output.Length];
        Array.Fill(upstream, 1);
        Assert.That(harness.Backward(upstream).Input, Is.EqualTo(output));
    }

    private static Func<LayerSite, Layer> Layer(double rate) => site => new DropoutLayer(new() { Rate = rate }, site);

    private static LayerHarness Ones(double rate, int batchSize = 1)
    {
        var harness = new LayerHarness(Layer(rate), new Shape(Many), batchSize);
        harness.Input.AsSpan().Fill(1);
        return harness;
    }

    private static double Agreement(float[] left, float[] right) =>
        left.Zip(right).Count(pair => pair.First == pair.Second) / (double)left.Length;
}
