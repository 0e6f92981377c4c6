using CnnLab.Plugins.Initializers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Initializers;

public sealed class InitializerTests
{
    private const int Count = 200_000;
    private const int FanIn = 27;
    private const int FanOut = 288;

    // The share of a standard deviation that cutting a normal distribution off at two of them leaves.
    private const double Kept = 0.87962566103423978;

    private static readonly TestCaseData[] Uniform =
    [
        new(new GlorotUniformInitializer(), 2.0 / (FanIn + FanOut)),
        new(new HeUniformInitializer(), 2.0 / FanIn),
        new(new LecunUniformInitializer(), 1.0 / FanIn),
        new(Scaling(3, FanMode.FanOut, VarianceDistribution.Uniform), 3.0 / FanOut),
        new(new RandomUniformInitializer(new()), 0.05 * 0.05 / 3),
        new(new RandomUniformInitializer(new() { Minimum = -2, Maximum = 2 }), 4 / 3.0),
    ];

    private static readonly TestCaseData[] Normal =
    [
        new(new GlorotNormalInitializer(), 2.0 / (FanIn + FanOut)),
        new(new HeNormalInitializer(), 2.0 / FanIn),
        new(new LecunNormalInitializer(), 1.0 / FanIn),
        new(new VarianceScalingInitializer(new()), 1.0 / FanIn),
        new(Scaling(2, FanMode.FanAvg, VarianceDistribution.TruncatedNormal), 4.0 / (FanIn + FanOut)),
        new(new TruncatedNormalInitializer(new()), 0.05 * 0.05 * Kept * Kept),
    ];

    private static readonly TestCaseData[] Untruncated =
    [
        new(new RandomNormalInitializer(new()), 0.05 * 0.05),
        new(Scaling(2, FanMode.FanIn, VarianceDistribution.UntruncatedNormal), 2.0 / FanIn),
    ];

    [TestCaseSource(nameof(Uniform))]
    [TestCaseSource(nameof(Normal))]
    [TestCaseSource(nameof(Untruncated))]
    public void The_mean_is_0_and_the_variance_that_of_the_definition(Initializer initializer, double variance)
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
        var limit = 2 * Math.Sqrt(variance) / Kept;
        var values = Fill(initializer);
        Assert.That(values.Max(), Is.InRange(0.99 * limit, limit + 1e-6));
        Assert.That(values.Min(), Is.InRange(-limit - 1e-6, -0.99 * limit));

        // Within one deviation lie 68.27 of the 95.45 percent that are kept.
        var within = values.Count(value => Math.Abs(value) <= limit / 2) / (double)Count;
        Assert.That(within, Is.EqualTo(0.6827 / 0.9545).Within(0.005));
    }

    [TestCaseSource(nameof(Untruncated))]
    public void Normal_values_that_are_not_cut_have_the_tails_of_the_bell(Initializer initializer, double variance)
    {
        var values = Fill(initializer);
        foreach (var (deviations, share) in new[] { (1, 0.6827), (2, 0.9545), (3, 0.9973) })
        {
            var within = values.Count(value => Math.Abs(value) <= deviations * Math.Sqrt(variance)) / (double)Count;
            Assert.That(within, Is.EqualTo(share).Within(0.005 / deviations / deviations));
        }
    }

    [Test]
    public void Means_and_ends_are_those_of_the_options()
    {
        var normal = Fill(new RandomNormalInitializer(new() { Mean = 3, StandardDeviation = 0.5 }));
        Assert.That(normal.Average(value => (double)value), Is.EqualTo(3).Within(0.005));
        Assert.That(normal.Average(value => Math.Pow(value - 3, 2)), Is.EqualTo(0.25).Within(0.005));
        var truncated = Fill(new TruncatedNormalInitializer(new() { Mean = -1, StandardDeviation = 0.5 }));
        Assert.That(truncated.Average(value => (double)value), Is.EqualTo(-1).Within(0.005));
        Assert.That(truncated, Is.All.InRange(-2f, 0f));
        var uniform = Fill(new RandomUniformInitializer(new() { Minimum = 1, Maximum = 3 }));
        Assert.That(uniform.Average(value => (double)value), Is.EqualTo(2).Within(0.01));
        Assert.That(uniform, Is.All.InRange(1f, 3f));
    }

    [Test]
    public void The_named_initializers_are_cases_of_variance_scaling()
    {
        const VarianceDistribution Normally = VarianceDistribution.TruncatedNormal;
        const VarianceDistribution Uniformly = VarianceDistribution.Uniform;
        foreach (var (named, scaling) in new (Initializer, Initializer)[]
        {
            (new GlorotUniformInitializer(), Scaling(1, FanMode.FanAvg, Uniformly)),
            (new GlorotNormalInitializer(), Scaling(1, FanMode.FanAvg, Normally)),
            (new HeUniformInitializer(), Scaling(2, FanMode.FanIn, Uniformly)),
            (new HeNormalInitializer(), Scaling(2, FanMode.FanIn, Normally)),
            (new LecunUniformInitializer(), Scaling(1, FanMode.FanIn, Uniformly)),
            (new LecunNormalInitializer(), Scaling(1, FanMode.FanIn, Normally)),
        })
        {
            Assert.That(Fill(scaling)[..100], Is.EqualTo(Fill(named)[..100]).Within(1e-7f));
        }
    }

    [Test]
    public void The_ends_of_a_uniform_distribution_must_be_in_order() => Assert.That(
        () => new RandomUniformInitializer(new() { Minimum = 1 }),
        Throws.TypeOf<ComponentException>().With.Message.EqualTo(
            "minval 1 is above maxval 0.05. Expected it not to be."));

    [Test]
    public void Zeros_ones_and_constants_are_what_they_say()
    {
        Assert.That(Fill(new ZerosInitializer()), Is.All.EqualTo(0));
        Assert.That(Fill(new OnesInitializer()), Is.All.EqualTo(1));
        Assert.That(Fill(new ConstantInitializer(new() { Value = -0.25f })), Is.All.EqualTo(-0.25f));
        Assert.That(Fill(new ConstantInitializer(new())), Is.All.EqualTo(0));
    }

    [TestCaseSource(nameof(Uniform))]
    [TestCaseSource(nameof(Normal))]
    [TestCaseSource(nameof(Untruncated))]
    public void The_same_stream_gives_the_same_values_and_another_one_others(Initializer initializer, double variance)
    {
        Assert.That(variance, Is.Positive);
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
            Is.EqualTo(new[]
            {
                "glorot_uniform",
                "glorot_normal",
                "he_uniform",
                "he_normal",
                "lecun_uniform",
                "lecun_normal",
                "variance_scaling",
                "random_uniform",
                "random_normal",
                "truncated_normal",
                "orthogonal",
                "identity",
                "zeros",
                "ones",
                "constant",
            }));
        Assert.That(components.Select(component => component.Kind), Is.All.EqualTo(ComponentKind.Initializer));
        Assert.That(components.Select(component => component.Description), Is.All.Not.Empty);
    }

    private static VarianceScalingInitializer Scaling(double scale, FanMode mode, VarianceDistribution distribution) =>
        new(new() { Scale = scale, Mode = mode, Distribution = distribution });

    private static float[] Fill(Initializer initializer, ulong seed = 1)
    {
        var values = new float[Count];
        Array.Fill(values, float.NaN);
        var random = RandomStream.For(seed, "initializer", "kernel");
        initializer.Fill(values, FanIn, FanOut, ref random);
        return values;
    }
}
