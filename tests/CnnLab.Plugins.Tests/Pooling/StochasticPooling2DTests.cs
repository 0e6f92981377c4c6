using CnnLab.Plugins.Pooling;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Pooling;

public sealed class StochasticPooling2DTests
{
    private static IReadOnlyList<PoolingCase> Cases => PoolingCase.All;

    [TestCaseSource(nameof(Cases))]
    public void The_gradient_goes_to_what_was_drawn(PoolingCase geometry)
    {
        // Between negative values nothing is drawn by size, so that a small step does not change what is drawn.
        var values = TestValues.Spread(geometry.BatchSize * geometry.Input.Count).Select(x => x - 1.5f);
        new LayerHarness(Factory(geometry), geometry.Input, geometry.BatchSize) { Input = [.. values] }.GradientCheck();
    }

    [Test]
    public void Training_draws_in_proportion_to_the_positive_values_or_evenly_without_any(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values(-1.5f, -0.5f, 0f, 2f)] float shift)
    {
        var harness = Harness(geometry, shift, Phase.Training);
        var draws = NaiveWindows.Draws(geometry.BatchSize, harness.Layer.OutputShape.Count);
        var expected = NaiveWindows.Pool(geometry, harness.Input, (window, sample, output) =>
        {
            var (weights, place, sum) = (Weights(window), 0, 0.0);
            while ((sum += weights[place]) <= draws[sample][output] && place < window.Length - 1) place++;
            return window[place];
        });
        Assert.That(harness.Forward(), Is.EqualTo(expected));
    }

    [Test]
    public void Inference_weighs_by_the_probabilities(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values(-1.5f, -0.5f, 0f, 2f)] float shift)
    {
        var harness = Harness(geometry, shift, Phase.Inference);
        var expected = NaiveWindows.Pool(
            geometry, harness.Input, window => window.Zip(Weights(window), (x, weight) => x * weight).Sum());
        Assert.That(harness.Forward(), Is.EqualTo(expected).Within(2e-6f));
    }

    [Test]
    public void Other_steps_draw_other_elements()
    {
        var harness = Harness(Cases[0], 2, Phase.Training);
        var first = harness.Forward();
        harness.Step = 1;
        Assert.That(harness.Forward(), Is.Not.EqualTo(first));
    }

    [Test]
    public void A_NaN_is_not_hidden([Values] Phase phase)
    {
        var harness = new LayerHarness(Factory(Cases[0]), new Shape(1, 2, 2), 1)
        {
            Input = [1, float.NaN, 2, 3],
            Phase = phase,
        };
        Assert.That(harness.Forward()[0], Is.NaN);
    }

    private static double[] Weights(double[] window)
    {
        var sum = window.Sum(x => Math.Max(x, 0));
        return [.. window.Select(x => sum > 0 ? Math.Max(x, 0) / sum : 1.0 / window.Length)];
    }

    private static LayerHarness Harness(PoolingCase geometry, float shift, Phase phase)
    {
        var values = TestValues.Uniform(geometry.BatchSize * geometry.Input.Count).Select(x => x + shift);
        return new(Factory(geometry), geometry.Input, geometry.BatchSize) { Input = [.. values], Phase = phase };
    }

    private static Func<LayerSite, Layer> Factory(PoolingCase geometry) =>
        site => new StochasticPooling2D(geometry.Options(new StochasticPooling2DOptions()), site);
}
