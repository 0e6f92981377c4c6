using System.Collections.Concurrent;
using CnnLab.Compute;
using CnnLab.Plugins.Layers;

namespace CnnLab.Engine.Tests;

/// <summary>How the engine calls layers: how often, with how many samples, in what order.</summary>
public sealed class SegmentTests
{
    private static readonly PluginFactory Factory = new(new TinyPlugin(), new ProbePlugin());

    [SetUp]
    public void Forget()
    {
        Probe.Prepared.Clear();
        Probe.SampleCounts.Clear();
    }

    [Test]
    public void Layers_prepare_once_for_all_calls_and_again_when_parameters_have_changed()
    {
        var (network, step) = Ready([Tiny.Layer("probe", "probe"), .. Tiny.Layers()], 10);
        network.Forward(10, Phase.Training, 0);
        network.Forward(7, Phase.Training, 1);
        network.Forward(10, Phase.Inference, 0);
        Assert.That(Probe.Prepared, Is.EqualTo(new[] { Phase.Training }), "Inference needs nothing that training has not.");
        network.Backward(10);
        step.Run(1, 0.1f);
        network.Forward(10, Phase.Inference, 0);
        network.Forward(10, Phase.Inference, 0);
        network.Forward(10, Phase.Training, 2);
        Assert.That(Probe.Prepared, Is.EqualTo(new[] { Phase.Training, Phase.Inference, Phase.Training }));
        network.Initialize(1, 2);
        network.Forward(10, Phase.Inference, 0);
        Assert.That(Probe.Prepared, Has.Count.EqualTo(4));
    }

    [TestCase(16, ExpectedResult = new[] { 4, 4, 4, 4 })]
    [TestCase(18, ExpectedResult = new[] { 4, 4, 5, 5 })]
    [TestCase(8, ExpectedResult = new[] { 2, 2, 2, 2 })]
    [TestCase(3, ExpectedResult = new[] { 1, 1, 1 })]
    public int[] A_layer_gets_as_many_samples_as_it_asks_for_where_four_threads_still_have_some(int batch)
    {
        var (network, _) = Ready([Tiny.Layer("probe", "probe"), .. Tiny.Layers()], batch);
        network.Forward(batch, Phase.Training, 0);
        return [.. Probe.SampleCounts.Order()];
    }

    [Test]
    public void Layers_that_ask_for_more_samples_leave_those_before_them_alone()
    {
        // Of 32 samples the convolutions get eight in a call, as many as there are for anyone, and the probe its four.
        var (network, _) = Ready([.. Tiny.Layers()[..3], Tiny.Layer("probe", "probe"), .. Tiny.Layers()[3..]], 32);
        Assert.That(network.Segments, Has.Count.EqualTo(5), "to conv2; probe, flatten; fc1; tanh; out");
        network.Forward(32, Phase.Training, 0);
        Assert.That(Probe.SampleCounts, Is.EqualTo(Enumerable.Repeat(4, 8)));
    }

    [Test]
    public void Layers_that_get_as_many_samples_run_together_whatever_they_ask_for()
    {
        var (network, _) = Ready([.. Tiny.Layers()[..3], Tiny.Layer("probe", "probe"), .. Tiny.Layers()[3..]], 16);
        Assert.That(network.Segments, Has.Count.EqualTo(4), "to flatten; fc1; tanh; out");
        network.Forward(16, Phase.Training, 0);
        Assert.That(Probe.SampleCounts, Is.EqualTo(new[] { 4, 4, 4, 4 }));
    }

    [Test]
    public void A_layer_that_fails_to_prepare_is_named()
    {
        var (network, _) = Ready([Tiny.Layer("bad", "unprepared"), .. Tiny.Layers()], 4);
        Assert.That(
            () => network.Forward(4, Phase.Training, 0),
            Throws.TypeOf<NetworkException>()
                .With.Message.EqualTo("layer 'bad' (unprepared): prepare threw InvalidOperationException: not today"));
    }

    [TestCase(ConvolutionChoice.Auto)]
    [TestCase(ConvolutionChoice.Im2Col)]
    [TestCase(ConvolutionChoice.Implicit)]
    [TestCase(ConvolutionChoice.Direct)]
    [TestCase(ConvolutionChoice.Winograd2x2)]
    [TestCase(ConvolutionChoice.Winograd4x4)]
    public void The_bits_of_every_convolution_are_the_same_on_any_number_of_threads(ConvolutionChoice choice)
    {
        LayerDefinition[] layers =
        [
            Convolution("conv1", 18, choice), Convolution("conv2", 20, choice), Tiny.Layer("pool", "max_pooling2d"),
            Convolution("conv3", 33, choice), Tiny.Layer("flat", "flatten"), Tiny.Dense("out", 3, "softmax"),
        ];
        string Trained(int threads)
        {
            using var pool = new WorkerPool(threads);
            var (network, step) = Ready(layers, 21, pool);
            for (var i = 1; i <= 3; i++)
            {
                network.Forward(21, Phase.Training, i);
                network.Backward(21);
                step.Run(i, 0.05f);
            }

            return network.Arena.Sha256();
        }

        var one = Trained(1);
        Assert.That(new[] { Trained(2), Trained(3), Trained(5) }, Is.All.EqualTo(one));
    }

    private static LayerDefinition Convolution(string name, int filters, ConvolutionChoice choice) => Tiny.Layer(
        name,
        "conv2d",
        new Conv2DOptions
        {
            Filters = filters,
            KernelSize = 3,
            Padding = Padding2D.Same,
            Algorithm = choice,
            Activation = "relu",
        });

    private static (Network Network, OptimizerStep Step) Ready(
        IReadOnlyList<LayerDefinition> layers, int batchSize, IParallelLoop? loop = null)
    {
        var definition = Tiny.Definition(layers);
        var network = NetworkBuilder.Build(definition, Tiny.Image, 3, Factory);
        loop ??= SequentialLoop.Instance;
        network.Allocate(new ComputeBackend(LinearAlgebraProviders.Create(ProviderChoice.Simd), loop), batchSize);
        network.Initialize(1, 1);
        var random = RandomStream.For(3, "input");
        foreach (ref var value in network.Input(batchSize).Values)
        {
            value = (float)random.NextDouble(-1, 1);
        }

        for (var sample = 0; sample < batchSize; sample++)
        {
            network.Targets(batchSize)[sample][sample % 3] = 1;
        }

        return (network, new OptimizerStep(network, Factory.Create<Optimizer>(definition.Optimizer), loop));
    }

    private sealed class ProbePlugin : IPlugin
    {
        public void Configure(IPluginBuilder plugin)
        {
            plugin.AddLayer<Probe, NoOptions>("probe");
            plugin.AddLayer<Unprepared, NoOptions>("unprepared");
        }
    }

    /// <summary>Passes everything on, wants four samples a call and notes how it is called.</summary>
    internal class Probe(LayerSite site) : Layer(site)
    {
        public static List<Phase> Prepared { get; } = [];

        public static ConcurrentQueue<int> SampleCounts { get; } = [];

        public override Shape OutputShape => InputShape;

        public override int SamplesPerCall => 4;

        public override void Prepare(LayerContext context) => Prepared.Add(context.Phase);

        public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
        {
            SampleCounts.Enqueue(input.Count);
            input.Values.CopyTo(output.Values);
        }

        public override void Backward(
            ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient,
            LayerContext context)
        {
            if (!inputGradient.IsEmpty)
            {
                outputGradient.Values.CopyTo(inputGradient.Values);
            }
        }
    }

    internal sealed class Unprepared(LayerSite site) : Probe(site)
    {
        public override void Prepare(LayerContext context) => throw new InvalidOperationException("not today");
    }
}
