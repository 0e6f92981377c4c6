using CnnLab.Plugins.Pooling;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Pooling;

public sealed class RankPooling2DTests
{
    private static IReadOnlyList<PoolingCase> Cases => PoolingCase.All;

    [Test]
    public void Rank_pooling_has_the_gradient_of_its_function(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values] RankPooling method) =>
        NaiveWindows.Harness(geometry, Factory(geometry, new() { Method = method, Alpha = 0.4f })).GradientCheck();

    [Test]
    public void The_average_is_that_of_the_largest(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values(1, 3)] int top)
    {
        var harness = NaiveWindows.Harness(geometry, Factory(geometry, new() { Top = top }));
        var expected = NaiveWindows.Pool(
            geometry, harness.Input, window => window.OrderDescending().Take(top).Average());
        Assert.That(harness.Forward(), Is.EqualTo(expected).Within(1e-6f));
    }

    [Test]
    public void The_weights_fall_with_the_rank_in_training_or_in_the_inference_of_the_stochastic_kind(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values] bool isStochastic)
    {
        var method = isStochastic ? RankPooling.Stochastic : RankPooling.Weighted;
        var phase = isStochastic ? Phase.Inference : Phase.Training;
        var harness = NaiveWindows.Harness(
            geometry, Factory(geometry, new() { Method = method, Alpha = 0.3f }), phase);
        var expected = NaiveWindows.Pool(geometry, harness.Input, window =>
        {
            var weights = Weights(window.Length, 0.3);
            return window.OrderDescending().Zip(weights, (x, weight) => x * weight).Sum();
        });
        Assert.That(harness.Forward(), Is.EqualTo(expected).Within(2e-6f));
    }

    [TestCaseSource(nameof(Cases))]
    public void Training_takes_the_rank_that_was_drawn(PoolingCase geometry)
    {
        var options = new RankPooling2DOptions { Method = RankPooling.Stochastic, Alpha = 0.3f };
        var harness = NaiveWindows.Harness(geometry, Factory(geometry, options));
        var draws = NaiveWindows.Draws(geometry.BatchSize, harness.Layer.OutputShape.Count);
        var expected = NaiveWindows.Pool(geometry, harness.Input, (window, sample, output) =>
        {
            var (rank, sum, weights) = (0, 0.0, Weights(window.Length, 0.3));
            while ((sum += weights[rank]) <= draws[sample][output] && rank < window.Length - 1) rank++;
            return window.OrderDescending().ElementAt(rank);
        });
        Assert.That(harness.Forward(), Is.EqualTo(expected));
    }

    [Test]
    public void Of_equal_elements_the_first_ranks_higher()
    {
        var harness = new LayerHarness(
            site => new RankPooling2D(new RankPooling2DOptions { Top = 2 }, site), new Shape(1, 2, 2), 1)
        {
            Input = [1, 2, 1, 1],
        };
        harness.Forward();
        Assert.That(harness.Backward([1]).Input, Is.EqualTo(new float[] { 0.5f, 0.5f, 0, 0 }));
    }

    private static double[] Weights(int count, double alpha)
    {
        var weights = Enumerable.Range(0, count).Select(rank => alpha * Math.Pow(1 - alpha, rank)).ToArray();
        return [.. weights.Select(weight => weight / weights.Sum())];
    }

    private static Func<LayerSite, Layer> Factory(PoolingCase geometry, RankPooling2DOptions options) =>
        site => new RankPooling2D(geometry.Options(options), site);
}
