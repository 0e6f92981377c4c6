using CnnLab.Engine;

using NUnit.Framework;

namespace CnnLab.TestKit;

/// <summary>Holds an activation to the rules of <see cref="Activation"/>.</summary>
public sealed class ActivationHarness(Activation activation, Shape shape, int batchSize = 3)
{
    private readonly LayerHarness _layer = new(site => new ActivationLayer(activation, site), shape, batchSize);

    /// <summary>The batch, sample after sample; write other values into it at will.</summary>
    public float[] Input => _layer.Input;

    public float[] Forward() => _layer.Forward();

    public float[] Backward(float[] outputGradient) => _layer.Backward(outputGradient).Input;

    /// <summary>
    /// The rules of a layer, and those of running in place: forward always, backward over the upstream gradient.
    /// </summary>
    public void GradientCheck(GradientTolerance? tolerance = null)
    {
        _layer.GradientCheck(tolerance);
        var output = (float[])Forward().Clone();
        Assert.That(_layer.ForwardInPlace(), Is.EqualTo(output), "The output is another one in place.");

        var gradient = TestValues.Uniform(output.Length, seed: 2);
        Forward();
        var expected = Backward(gradient);
        var memory = new Batch(gradient, batchSize, shape);
        activation.Backward(
            new ReadOnlyBatch(Input, batchSize, shape), new ReadOnlyBatch(output, batchSize, shape), memory, memory);
        Assert.That(
            gradient,
            Is.EqualTo(expected),
            "The gradient is another one over the memory of the upstream gradient.");
    }
}
