using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class DenseTests
{
    [TestCase(1, 1, 1)]
    [TestCase(7, 3, 1)]
    [TestCase(5, 9, 4)]
    public void The_gradients_are_those_of_central_differences(int features, int units, int batchSize) =>
        Harness(features, units, batchSize).GradientCheck();

    [Test]
    public void Without_a_bias_too()
    {
        var options = new DenseOptions { Units = 3, UseBias = false };
        new LayerHarness(site => new DenseLayer(options, site), new Shape(4)).GradientCheck();
    }

    // The last one is large enough to be cut over threads.
    [TestCase(3, 2, 1)]
    [TestCase(31, 17, 5)]
    [TestCase(1031, 67, 33)]
    public void The_output_and_the_gradients_are_those_of_the_naive_loops(int features, int units, int batchSize)
    {
        var harness = Harness(features, units, batchSize);
        var (x, w, b) = (harness.Input, harness.Values("kernel").ToArray(), harness.Values("bias").ToArray());
        var dy = TestValues.Uniform(batchSize * units);
        var y = new double[batchSize * units];
        var (dx, dw, db) = (new double[x.Length], new double[w.Length], new double[units]);
        for (var sample = 0; sample < batchSize; sample++)
        {
            for (var unit = 0; unit < units; unit++)
            {
                var upstream = dy[(sample * units) + unit];
                y[(sample * units) + unit] = b[unit];
                db[unit] += upstream;
                for (var feature = 0; feature < features; feature++)
                {
                    var (i, k) = ((sample * features) + feature, (unit * features) + feature);
                    y[(sample * units) + unit] += (double)w[k] * x[i];
                    dx[i] += (double)w[k] * upstream;
                    dw[k] += (double)x[i] * upstream;
                }
            }
        }

        Assert.That(harness.Forward(), Is.EqualTo(y).Within(1e-4));
        var gradients = harness.Backward(dy);
        Assert.That(gradients.Input, Is.EqualTo(dx).Within(1e-4));
        Assert.That(gradients.Parameters["kernel"], Is.EqualTo(dw).Within(1e-4));
        Assert.That(gradients.Parameters["bias"], Is.EqualTo(db).Within(1e-4));
    }

    [Test]
    public void A_network_starts_with_glorot_uniform_weights_and_zero_biases()
    {
        var site = new RecordingLayerSite(new Shape(20));
        var layer = new DenseLayer(new() { Units = 6 }, site);
        Assert.That(site.Requests, Is.EqualTo(new[] { "kernel [6, 20] glorot_uniform 20->6", "bias [6] zeros 20->6" }));
        Assert.That(layer.OutputShape, Is.EqualTo(new Shape(6)));
        Assert.That(layer.MultiplyAdds, Is.EqualTo(120));
        Assert.That(layer.NeedsWholeBatch, Is.True);
    }

    [Test]
    public void An_image_is_an_error_that_names_the_flatten_layer() =>
        Assert.That(
            () => new DenseLayer(new() { Units = 10 }, new TestLayerSite(new Shape(32, 13, 13), 1)),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "expected a flat input; add a flatten layer before it, received [32, 13, 13]"));

    private static LayerHarness Harness(int features, int units, int batchSize) =>
        new(site => new DenseLayer(new() { Units = units }, site), new Shape(features), batchSize);
}
