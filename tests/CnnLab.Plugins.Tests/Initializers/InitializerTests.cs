using CnnLab.Plugins.Initializers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Initializers;

public sealed class InitializerTests
{
    private const int Count = 200_000;
    private const int FanIn = 27;
    private const int FanOut = 288;

    private static readonly TestCaseData[] Uniform =
    [
        new(new GlorotUniformInitializer(), 2.0 / (FanIn + FanOut)),
        new(new HeUniformInitializer(), 2.0 / FanIn),
    ];

    private static readonly TestCaseData[] Normal =
    [
        new(new GlorotNormalInitializer(), 2.0 / (FanIn + FanOut)),
        new(new HeNormalInitializer(), 2.0 / FanIn),
    ];

    [TestCaseSource(nameof(Uniform))]
    [TestCaseSource(nameof(Normal))]
    public void The_mean_is_0_and_the_variance_that_of_the_paper(Initializer initializer, double variance)
    {
        var values = Fill(initializer);
        var mean = values.Average(value => (double)value);
        Assert.That(mean, Is.EqualTo(0).Within(4 * Math.Sqrt(variance / Count)));

        // Neither distribution has heavier tails than the normal one, whose variance's own deviation is sqrt(2 / n).
        var measured = values.Average(value => (value - mean) * (value - mean));
        Assert.That(measured, Is.EqualTo(variance).Within(4 * variance * Math.Sqrt(2.0 / Count)));
    }

    [TestCaseSource(nameof(Uniform))]
    public void Uniform_values_fill_the_range_evenly(Initializer initializer, double variance)
    {
        var limit = Math.Sqrt(3 * variance);
        var values = Fill(initializer);
        Assert.That(values, Is.All.InRange((float)-limit, (float)limit));
        for (var tenth = 0; tenth < 10; tenth++)
        {
            var (from, to) = (limit * ((tenth / 5.0) - 1), limit * (((tenth + 1) / 5.0) - 1));
            Assert.That(values.Count(value => value >= from && value < to), Is.EqualTo(Count / 10).Within(600));
        }
    }

    [TestCaseSource(nameof(Normal))]
    public void Normal_values_end_at_two_standard_deviations_of_the_distribution_that_is_cut(
        Initializer initializer, double variance)
    {
        var limit = 2 * Math.Sqrt(variance) / 0.87962566103423978;
        var values = Fill(initializer);
        Assert.That(values.Max(), Is.InRange(0.99 * limit, limit + 1e-6));
        Assert.That(values.Min(), Is.InRange(-limit - 1e-6, -0.99 * limit));

        // Within one deviation lie 68.27 of the 95.45 percent that are kept.
        var within = values.Count(value => Math.Abs(value) <= limit / 2) / (double)Count;
        Assert.That(within, Is.EqualTo(0.6827 / 0.9545).Within(0.005));
    }

    [Test]
    public void Zeros_and_ones_are_what_they_say()
    {
        Assert.That(Fill(new ZerosInitializer()), Is.All.EqualTo(0));
        Assert.That(Fill(new OnesInitializer()), Is.All.EqualTo(1));
    }

    [TestCase(typeof(GlorotUniformInitializer))]
    [TestCase(typeof(GlorotNormalInitializer))]
    [TestCase(typeof(HeUniformInitializer))]
    [TestCase(typeof(HeNormalInitializer))]
    public void The_same_stream_gives_the_same_values_and_another_one_others(Type type)
    {
        var initializer = (Initializer)Activator.CreateInstance(type)!;
        var values = Fill(initializer);
        Assert.That(Fill(initializer), Is.EqualTo(values));
        Assert.That(Fill(initializer, seed: 2)[..8], Is.Not.EqualTo(values[..8]));
    }

    [Test]
    public void The_initializers_are_registered_with_a_description()
    {
        var components = RecordingPluginBuilder.Of(new InitializersPlugin());
        Assert.That(
            components.Select(component => component.Type),
            Is.EqualTo(new[] { "glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "zeros", "ones" }));
        Assert.That(components.Select(component => component.Kind), Is.All.EqualTo(ComponentKind.Initializer));
        Assert.That(components.Select(component => component.Description), Is.All.Not.Empty);
    }

    private static float[] Fill(Initializer initializer, ulong seed = 1)
    {
        var values = new float[Count];
        Array.Fill(values, float.NaN);
        var random = RandomStream.For(seed, "initializer", "kernel");
        initializer.Fill(values, FanIn, FanOut, ref random);
        return values;
    }
}
