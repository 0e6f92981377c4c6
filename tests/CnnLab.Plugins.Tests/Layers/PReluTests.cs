using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class PReluTests
{
    private static readonly TestCaseData[] Cases =
    [
        new(SlopeSharing.Channel, new Shape(3, 5, 7), new Shape(3)),
        new(SlopeSharing.None, new Shape(3, 5, 7), new Shape(3, 5, 7)),
        new(SlopeSharing.All, new Shape(3, 5, 7), new Shape(1)),
        new(SlopeSharing.Channel, new Shape(37), new Shape(37)),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Outputs_and_gradients_are_those_of_the_definition(SlopeSharing sharing, object input, object slopes)
    {
        var (shape, parameter) = ((Shape)input, (Shape)slopes);
        var harness = Harness(sharing, shape);
        harness.GradientCheck();
        Assert.That(harness.Layer.Parameters.Single().Shape, Is.EqualTo(parameter));

        var (x, alpha) = (harness.Input, harness.Values("alpha").ToArray());
        var dy = TestValues.Uniform(x.Length, seed: 3);
        var (y, dx, da) = (new double[x.Length], new double[x.Length], new double[alpha.Length]);
        for (var i = 0; i < x.Length; i++)
        {
            var slope = i % shape.Count / (shape.Count / alpha.Length);
            y[i] = x[i] > 0 ? x[i] : (double)alpha[slope] * x[i];
            dx[i] = x[i] > 0 ? dy[i] : (double)alpha[slope] * dy[i];
            da[slope] += x[i] > 0 ? 0 : (double)x[i] * dy[i];
        }

        Assert.That(harness.Forward(), Is.EqualTo(y).Within(1e-6));
        var gradients = harness.Backward(dy);
        Assert.That(gradients.Input, Is.EqualTo(dx).Within(1e-6));
        Assert.That(gradients.Parameters["alpha"], Is.EqualTo(da).Within(1e-4));
    }

    [Test]
    public void At_0_the_derivative_is_the_slope()
    {
        var harness = Harness(SlopeSharing.All, new Shape(19));
        harness.Input.AsSpan().Clear();
        harness.Values("alpha")[0] = 0.25f;
        Assert.That(harness.Forward(), Is.All.Zero);
        var upstream = new float[harness.Input.Length];
        Array.Fill(upstream, 1);
        Assert.That(harness.Backward(upstream).Input, Is.All.EqualTo(0.25f));
    }

    [Test]
    public void The_default_is_a_slope_for_each_channel_that_starts_with_0()
    {
        var site = new RecordingLayerSite(new Shape(4, 8, 8));
        _ = new PReluLayer(new(), site);
        Assert.That(site.Requests, Is.EqualTo(new[] { "alpha [4] zeros 1->1" }));
    }

    private static LayerHarness Harness(SlopeSharing sharing, Shape input) =>
        new(site => new PReluLayer(new() { Sharing = sharing }, site), input);
}
