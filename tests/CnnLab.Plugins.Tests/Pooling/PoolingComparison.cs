using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Pooling;

/// <summary>Holds a pooling layer to its naive reference, forward and backward.</summary>
internal static class PoolingComparison
{
    public static void AssertSame(
        PoolingCase geometry, Func<LayerSite, Layer> fast, Func<LayerSite, Layer> naive, float[] input)
    {
        var actual = new LayerHarness(fast, geometry.Input, geometry.BatchSize) { Input = input };
        var expected = new LayerHarness(naive, geometry.Input, geometry.BatchSize) { Input = input };
        Assert.That(actual.Layer.OutputShape, Is.EqualTo(expected.Layer.OutputShape));

        var output = expected.Forward();
        var upstream = TestValues.Uniform(output.Length, seed: 3);
        Assert.That(actual.Forward(), Is.EqualTo(output).Within(1e-6f), "values");
        Assert.That(
            actual.Backward(upstream).Input, Is.EqualTo(expected.Backward(upstream).Input).Within(1e-6f), "gradients");
    }
}
