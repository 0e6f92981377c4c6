using CnnLab.Compute;

namespace CnnLab.Engine.Tests;

/// <summary>What <c>benchmark</c> says of every layer, on a network whose numbers can be counted by hand.</summary>
public sealed class NetworkBenchmarkTests
{
    private const int BatchSize = 8;

    private BenchmarkResult _result = null!;

    /// <summary>2 filters of 3x2 over 1x9x8, 2x7x7 out; a dense layer of 98 inputs and 3 units behind it.</summary>
    [OneTimeSetUp]
    public void MeasureTwoLayers() => _result = Measure(
        Tiny.Conv("conv1", 2, new Size2D(3, 2), activation: null), Tiny.Layer("flat", "flatten"), Tiny.Dense("out", 3));

    private static BenchmarkResult Measure(params LayerDefinition[] layers)
    {
        using var pool = new WorkerPool(2);
        var compute = new ComputeBackend(LinearAlgebraProviders.Create(ProviderChoice.Managed), pool);
        var factory = new PluginFactory(new TinyPlugin());
        return new NetworkBenchmark(Tiny.Definition(layers), compute, factory).Run(0.02, CancellationToken.None);
    }

    [Test]
    public void A_forward_pass_has_the_layers_multiply_adds_for_every_image()
    {
        var layers = _result.Layers;
        Assert.Multiple(() =>
        {
            Assert.That(layers[0].ForwardWork.MultiplyAdds, Is.EqualTo(BatchSize * 2 * 6 * 49));
            Assert.That(layers[2].ForwardWork.MultiplyAdds, Is.EqualTo(BatchSize * 98 * 3));
        });
    }

    [Test]
    public void A_backward_pass_has_twice_as_many_but_for_the_first_layer_whose_input_wants_no_gradient()
    {
        var layers = _result.Layers;
        Assert.Multiple(() =>
        {
            Assert.That(layers[0].BackwardWork.MultiplyAdds, Is.EqualTo(layers[0].ForwardWork.MultiplyAdds));
            Assert.That(layers[2].BackwardWork.MultiplyAdds, Is.EqualTo(2 * layers[2].ForwardWork.MultiplyAdds));
        });
    }

    [Test]
    public void Bytes_are_those_of_every_tensor_once()
    {
        var layers = _result.Layers;
        const int ConvInput = BatchSize * 72, ConvOutput = BatchSize * 98, ConvParameters = 14;
        const int DenseInput = BatchSize * 98, DenseOutput = BatchSize * 3, DenseParameters = 297;
        Assert.Multiple(() =>
        {
            Assert.That(
                layers[0].ForwardWork.Bytes, Is.EqualTo(sizeof(float) * (ConvInput + ConvParameters + ConvOutput)));
            // Input, output gradient, parameter gradient.
            Assert.That(
                layers[0].BackwardWork.Bytes, Is.EqualTo(sizeof(float) * (ConvInput + ConvOutput + ConvParameters)));
            Assert.That(
                layers[2].ForwardWork.Bytes, Is.EqualTo(sizeof(float) * (DenseInput + DenseParameters + DenseOutput)));
            // Input and its gradient, output gradient, parameters and their gradient.
            Assert.That(
                layers[2].BackwardWork.Bytes,
                Is.EqualTo(sizeof(float) * ((2 * DenseInput) + DenseOutput + (2 * DenseParameters))));
        });
    }

    [Test]
    public void A_reshape_has_nothing_to_do()
    {
        var flatten = _result.Layers[1];
        Assert.Multiple(() =>
        {
            Assert.That(flatten.ForwardWork, Is.EqualTo(new LayerWork(0, 0)));
            Assert.That(flatten.BackwardWork, Is.EqualTo(new LayerWork(0, 0)));
            Assert.That(flatten.ForwardGigaflops, Is.Zero);
            Assert.That(flatten.ForwardWork.FlopsPerByte, Is.Zero);
        });
    }

    [Test]
    public void A_layer_before_the_first_that_learns_has_no_backward_pass()
    {
        var layers = Measure(
            Tiny.Layer("pool1", "average_pooling2d"), Tiny.Layer("flat", "flatten"), Tiny.Dense("out", 3)).Layers;
        Assert.Multiple(() =>
        {
            Assert.That(layers[0].ForwardWork.Bytes, Is.EqualTo(sizeof(float) * BatchSize * (72 + 16)));
            Assert.That(layers[0].BackwardWork, Is.EqualTo(new LayerWork(0, 0)));
            Assert.That(layers[0].BackwardMilliseconds, Is.Zero);
        });
    }

    [Test]
    public void Speed_is_two_operations_for_each_multiply_add_over_the_time()
    {
        var timing = new LayerTiming(
            "conv1", 4, 5, 0, new LayerWork(3_000_000, 1_000_000), new LayerWork(6_000_000, 1_000_000), "im2col");
        Assert.Multiple(() =>
        {
            Assert.That(timing.ForwardGigaflops, Is.EqualTo(1.5).Within(1e-12));
            Assert.That(timing.BackwardGigaflops, Is.EqualTo(2.4).Within(1e-12));
            Assert.That(timing.ForwardWork.FlopsPerByte, Is.EqualTo(6).Within(1e-12));
        });
    }

    [Test]
    public void Every_layer_that_runs_has_a_time()
    {
        Assert.Multiple(() =>
        {
            Assert.That(_result.Layers.Select(layer => layer.Name), Is.EqualTo(new[] { "conv1", "flat", "out" }));
            Assert.That(_result.Layers[0].ForwardMilliseconds, Is.Positive);
            Assert.That(_result.Layers[2].BackwardMilliseconds, Is.Positive);
            Assert.That(_result.TrainImagesPerSecond, Is.Positive);
            Assert.That(_result.Threads, Is.EqualTo(2));
        });
    }
}
