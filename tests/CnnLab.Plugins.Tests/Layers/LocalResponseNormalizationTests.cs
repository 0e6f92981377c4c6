using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class LocalResponseNormalizationTests
{
    private static readonly LocalResponseNormalizationOptions[] Options =
    [
        new(),
        new() { DepthRadius = 1, Bias = 1, Alpha = 0.5f, Beta = 0.5f },
        new() { DepthRadius = 0, Bias = 0.5f, Alpha = 1, Beta = 1 },
        new() { DepthRadius = 9, Bias = 1, Alpha = 0.3f, Beta = 0.75f },
        new() { DepthRadius = int.MaxValue, Alpha = 0.1f, Beta = 2 },
        new() { Beta = 0 },
    ];

    [TestCaseSource(nameof(Options))]
    public void Outputs_and_gradients_are_those_of_the_definition(object of)
    {
        var options = (LocalResponseNormalizationOptions)of;
        var harness = new LayerHarness(
            site => new LocalResponseNormalizationLayer(options, site), new Shape(7, 3, 5), batchSize: 2);
        harness.GradientCheck();
        var output = harness.Forward();
        for (var i = 0; i < output.Length; i++)
        {
            var (channel, squares) = (i / 15 % 7, 0.0);
            for (var other = 0; other < 7; other++)
            {
                var x = harness.Input[i + ((other - channel) * 15)];
                squares += Math.Abs(other - channel) <= options.DepthRadius ? (double)x * x : 0;
            }

            var expected = harness.Input[i] / Math.Pow(options.Bias + (options.Alpha * squares), options.Beta);
            Assert.That(output[i], Is.EqualTo(expected).Within(1e-5), $"element {i}");
        }
    }

    [Test]
    public void The_defaults_are_the_paper_s()
    {
        var options = new LocalResponseNormalizationOptions();
        Assert.That(
            (options.DepthRadius, options.Bias, options.Alpha, options.Beta), Is.EqualTo((2, 2f, 1e-4f, 0.75f)));
    }
}
