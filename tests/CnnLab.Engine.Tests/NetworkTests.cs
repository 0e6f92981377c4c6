using CnnLab.Compute;

namespace CnnLab.Engine.Tests;

public sealed class NetworkTests
{
    private static readonly PluginFactory Factory = new(new TinyPlugin());

    private static Network Build(ExperimentDefinition definition) =>
        NetworkBuilder.Build(definition, Tiny.Image, 3, Factory);

    private static Network Ready(ExperimentDefinition definition, IParallelLoop? loop = null, int batchSize = 5)
    {
        var network = Build(definition);
        var compute = new ComputeBackend(
            LinearAlgebraProviders.Create(ProviderChoice.Simd), loop ?? SequentialLoop.Instance);
        network.Allocate(compute, batchSize);
        network.Initialize(definition.Seed, 1);
        Fill(network, batchSize);
        return network;
    }

    private static void Fill(Network network, int count)
    {
        var random = RandomStream.For(3, "input");
        foreach (ref var value in network.Input(count).Values)
        {
            value = (float)random.NextDouble(-1, 1);
        }

        network.Targets(count).Values.Clear();
        for (var sample = 0; sample < count; sample++)
        {
            network.Targets(count)[sample][sample % 3] = 1;
        }
    }

    private static double MeanLoss(Network network, int count)
    {
        network.Forward(count, Phase.Training, 0);
        return network.Loss(count) / count;
    }

    [TestCase("max_pooling2d")]
    [TestCase("average_pooling2d")]
    public void Gradients_of_a_whole_network_are_the_slopes_of_its_loss(string pooling)
    {
        var network = Ready(Tiny.Definition(Tiny.Layers(pooling)));
        network.Forward(5, Phase.Training, 0);
        network.Backward(5);
        SumGradients(network);
        var (values, gradients) = (network.Arena.Values, network.Arena.Gradients.ToArray());
        for (var i = 0; i < values.Length; i++)
        {
            const float Step = 2e-3f;
            var kept = values[i];
            double LossAt(float value)
            {
                values[i] = value;
                network.Arena.MarkChanged();
                return MeanLoss(network, 5);
            }

            var (above, below) = (LossAt(kept + Step), LossAt(kept - Step));
            values[i] = kept;
            Assert.That(
                gradients[i],
                Is.EqualTo((above - below) / (2 * Step)).Within(2e-3),
                $"parameter {i} of {values.Length}");
        }
    }

    [Test]
    public void The_bits_do_not_depend_on_the_number_of_threads()
    {
        string Trained(int threads)
        {
            using var pool = new WorkerPool(threads);
            var layers = Tiny.Layers().ToList();
            layers.Insert(3, Tiny.Layer("drop", "dropout"));
            var network = Ready(Tiny.Definition(layers), pool, 37);
            var step = new OptimizerStep(network, Factory.Create<Optimizer>(Tiny.Definition().Optimizer), pool);
            for (var i = 1; i <= 4; i++)
            {
                network.Forward(37 - i, Phase.Training, i);
                network.Backward(37 - i);
                step.Run(i, 0.1f);
            }

            return network.Arena.Sha256();
        }

        var one = Trained(1);
        Assert.That(new[] { Trained(2), Trained(3), Trained(7) }, Is.All.EqualTo(one));
    }

    [Test]
    public void A_batch_in_other_company_gives_a_sample_the_same_prediction()
    {
        var network = Ready(Tiny.Definition(), batchSize: 9);
        network.Forward(9, Phase.Inference, 0);
        var among = network.Predictions(9)[2].ToArray();
        network.Forward(3, Phase.Inference, 0);
        Assert.That(network.Predictions(3)[2].ToArray(), Is.EqualTo(among).Within(1e-6));
    }

    [Test]
    public void Swapping_the_pooling_or_adding_dropout_leaves_every_other_layers_initial_weights()
    {
        float[] InitialWeights(string pooling, bool dropout)
        {
            var layers = Tiny.Layers(pooling).ToList();
            if (dropout)
            {
                layers.Insert(2, Tiny.Layer("drop", "dropout"));
            }

            return [.. Ready(Tiny.Definition(layers)).Arena.Values];
        }

        Assert.That(
            InitialWeights("average_pooling2d", dropout: true),
            Is.EqualTo(InitialWeights("max_pooling2d", dropout: false)));
    }

    [Test]
    public void Nobody_computes_the_gradient_of_the_input_image()
    {
        var layers = Tiny.Layers().ToList();
        layers.Insert(0, Tiny.Layer("first", "watching"));
        TinyPlugin.WatchingLayer.WantedInputGradient = null;
        var network = Ready(Tiny.Definition(layers));
        network.Forward(5, Phase.Training, 0);
        network.Backward(5);
        Assert.That(
            TinyPlugin.WatchingLayer.WantedInputGradient,
            Is.Null,
            "In front of the first layer that learns nothing is wanted.");
    }

    [Test]
    public void Nor_does_a_layer_over_the_whole_batch_behind_a_reshape()
    {
        TinyPlugin.WholeBatchProbe.WantedInputGradient = null;
        LayerDefinition[] layers = [Tiny.Layer("flat", "flatten"), Tiny.Layer("probe", "whole_batch_probe"), Tiny.Dense("out", 3)];
        var network = Ready(Tiny.Definition(layers) with { Loss = "mean_squared_error" });
        network.Forward(5, Phase.Training, 0);
        network.Backward(5);
        Assert.That(TinyPlugin.WholeBatchProbe.WantedInputGradient, Is.False);
    }

    [Test]
    public void The_bits_do_not_depend_on_the_threads_where_products_and_updates_run_in_parallel()
    {
        var shape = new Shape(1, 24, 24);
        LayerDefinition[] layers =
        [
            Tiny.Conv("conv", 16, 3), Tiny.Layer("pool", "max_pooling2d"), Tiny.Layer("flat", "flatten"), Tiny.Dense("fc", 200, "relu"),
            Tiny.Dense("out", 3, "softmax"),
        ];
        string Trained(int threads)
        {
            using var pool = new WorkerPool(threads);
            var definition = Tiny.Definition(layers);
            var network = NetworkBuilder.Build(definition, shape, 3, Factory);
            network.Allocate(new ComputeBackend(LinearAlgebraProviders.Create(ProviderChoice.Simd), pool), 64);
            network.Initialize(1, 1);
            Fill(network, 64);
            var step = new OptimizerStep(network, Factory.Create<Optimizer>(definition.Optimizer), pool);
            for (var i = 1; i <= 3; i++)
            {
                network.Forward(64, Phase.Training, i);
                network.Backward(64);
                step.Run(i, 0.1f);
            }

            return network.Arena.Sha256();
        }

        var one = Trained(1);
        Assert.That(new[] { Trained(2), Trained(3) }, Is.All.EqualTo(one));
    }

    [Test]
    public void A_training_step_allocates_nothing()
    {
        var network = Ready(Tiny.Definition());
        var step = new OptimizerStep(
            network, Factory.Create<Optimizer>(Tiny.Definition().Optimizer), SequentialLoop.Instance);
        void Step(int number)
        {
            network.Forward(5, Phase.Training, number);
            network.Backward(5);
            step.Run(number, 0.01f);
        }

        Step(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var number = 2; number < 12; number++)
        {
            Step(number);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void A_layer_that_does_not_fit_is_named_with_both_shapes() => Assert.That(
        () => Build(Tiny.Definition([Tiny.Conv("conv1", 2, 5), Tiny.Conv("conv2", 2, 7), .. Tiny.Layers()[3..]])),
        Throws.TypeOf<NetworkException>()
            .With.Property(nameof(NetworkException.LayerName)).EqualTo("conv2")
            .And.Message.StartsWith("layer 'conv2' (conv2d): kernel_size 7x7 does not fit its input [2, 5, 4]"));

    [Test]
    public void An_output_that_is_not_one_number_per_class_is_refused_with_both_numbers() => Assert.That(
        () => Build(Tiny.Definition([.. Tiny.Layers()[..^1], Tiny.Dense("out", 4, "softmax")])),
        Throws.TypeOf<NetworkException>()
            .With.Message.Contains("ends with shape [4]").And.Message.Contains("3 classes"));

    [Test]
    public void A_layer_that_throws_is_named_with_what_it_threw()
    {
        var network = Ready(Tiny.Definition([Tiny.Layer("bad", "failing"), .. Tiny.Layers()]));
        Assert.That(
            () => network.Forward(5, Phase.Inference, 0),
            Throws.TypeOf<NetworkException>()
                .With.Message.EqualTo("layer 'bad' (failing): forward threw InvalidOperationException: no"));
    }

    [Test]
    public void The_summary_counts_parameters_and_multiply_adds()
    {
        var summary = Build(Tiny.Definition()).Summary;
        var fc1 = summary.Layers.Single(layer => layer.Name == "fc1");
        Assert.Multiple(() =>
        {
            Assert.That(summary.Parameters, Is.EqualTo((3 * 6) + 3 + (4 * 3 * 4) + 4 + (7 * 16) + 7 + (3 * 7) + 3));
            Assert.That(fc1.OutputShape, Is.EqualTo("[7]"));
            Assert.That(summary.MultiplyAdds, Is.EqualTo((3 * 6 * 49) + (4 * 12 * 4) + (7 * 16) + (3 * 7)));
        });
    }

    private static void SumGradients(Network network)
    {
        foreach (var segment in network.Segments)
        {
            segment.SumGradients(segment.ParameterOffset, segment.ParameterCount);
        }
    }
}
