using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class GaussianNoiseTests
{
    private const int Many = 200_003;

    [TestCase(0f)]
    [TestCase(0.5f)]
    public void The_gradient_passes_as_it_is(float stddev) =>
        new LayerHarness(Layer(stddev), new Shape(2, 3, 7)).GradientCheck();

    [Test]
    public void The_noise_has_the_moments_and_the_tails_of_a_normal_distribution()
    {
        var noise = Zeros(2).Forward().Select(value => value / 2.0).ToArray();
        Assert.That(noise.Average(), Is.EqualTo(0.0).Within(4 / Math.Sqrt(Many)));
        Assert.That(noise.Average(x => x * x), Is.EqualTo(1).Within(4 * Math.Sqrt(2.0 / Many)));
        Assert.That(noise.Average(x => x * x * x), Is.EqualTo(0.0).Within(4 * Math.Sqrt(15.0 / Many)));
        Assert.That(noise.Average(x => x * x * x * x), Is.EqualTo(3).Within(4 * Math.Sqrt(96.0 / Many)));

        // The share within 1, 2 and 3 standard deviations.
        foreach (var (bound, share) in new[] { (1, 0.682689), (2, 0.954500), (3, 0.997300) })
        {
            var within = noise.Count(x => Math.Abs(x) <= bound) / (double)Many;
            Assert.That(within, Is.EqualTo(share).Within(4 * Math.Sqrt(share * (1 - share) / Many)));
        }

        Assert.That(noise.Zip(noise.Skip(1), (a, b) => a * b).Average(), Is.EqualTo(0.0).Within(4 / Math.Sqrt(Many)));
        Assert.That(noise.Zip(noise.Skip(256), (a, b) => a * b).Average(), Is.EqualTo(0.0).Within(4 / Math.Sqrt(Many)));
    }

    [Test]
    public void In_inference_and_without_deviation_nothing_changes()
    {
        var inference = new LayerHarness(Layer(3), new Shape(2, 3, 5)) { Phase = Phase.Inference };
        Assert.That(inference.Forward(), Is.EqualTo(inference.Input));
        Assert.That(inference.ForwardInPlace(), Is.EqualTo(inference.Input));
        var without = new LayerHarness(Layer(0), new Shape(2, 3, 5));
        Assert.That(without.Forward(), Is.EqualTo(without.Input));
    }

    [Test]
    public void Every_step_and_sample_has_noise_of_its_own_and_the_same_seed_gives_the_same()
    {
        var (one, other) = (Zeros(1, batchSize: 2), Zeros(1, batchSize: 2));
        var first = one.Forward();
        Assert.That(other.Forward(1, 1), Is.EqualTo(first));
        Assert.That(Correlation(first[..Many], first[Many..]), Is.EqualTo(0.0).Within(0.01));
        other.Step = 1;
        Assert.That(Correlation(other.Forward(), first), Is.EqualTo(0.0).Within(0.01));
    }

    private static Func<LayerSite, Layer> Layer(float stddev) =>
        site => new GaussianNoiseLayer(new() { Stddev = stddev }, site);

    private static LayerHarness Zeros(float stddev, int batchSize = 1)
    {
        var harness = new LayerHarness(Layer(stddev), new Shape(Many), batchSize);
        harness.Input.AsSpan().Clear();
        return harness;
    }

    private static double Correlation(float[] left, float[] right) =>
        left.Zip(right, (a, b) => (double)a * b).Average();
}
