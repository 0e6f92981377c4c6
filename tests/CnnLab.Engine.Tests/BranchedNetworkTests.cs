using CnnLab.Compute;
using CnnLab.Plugins.Layers;

namespace CnnLab.Engine.Tests;

public sealed class BranchedNetworkTests
{
    private const int Samples = 7;

    private static readonly PluginFactory Factory = new(new TinyPlugin(), new StrangePlugin());

    private static Network Build(params LayerDefinition[] layers) => NetworkBuilder.Build(
        Tiny.Definition([.. layers, Tiny.Layer("flat", "flatten"), Tiny.Dense("out", 3, "softmax")]),
        Tiny.Image,
        3,
        Factory);

    private static Network Ready(LayerDefinition[] layers, IParallelLoop? loop = null)
    {
        var network = Build(layers);
        network.Allocate(
            new ComputeBackend(LinearAlgebraProviders.Create(ProviderChoice.Simd), loop ?? SequentialLoop.Instance),
            Samples);
        network.Initialize(5, 1);
        var random = RandomStream.For(3, "input");
        foreach (ref var value in network.Input(Samples).Values)
        {
            value = (float)random.NextDouble(-1, 1);
        }

        for (var sample = 0; sample < Samples; sample++)
        {
            network.Targets(Samples)[sample][sample % 3] = 1;
        }

        return network;
    }

    private static LayerDefinition Container(string name, string type, object options) =>
        new(name, new Component<Container>(type, options));

    private static LayerDefinition Convolution(string name, int filters, int strides = 1, string? activation = "tanh") =>
        Tiny.Layer(name, "conv2d", new Conv2DOptions
        {
            Filters = filters,
            KernelSize = 3,
            Strides = strides,
            Padding = Padding2D.Same,
            Activation = activation is null ? null : (Component<Activation>)activation,
        });

    private static LayerDefinition Activation(string name) => new(name, new Component<Activation>("tanh"));

    private static LayerDefinition Normalization(string name) => Tiny.Layer(name, "batch_normalization");

    private static IEnumerable<TestCaseData> Networks()
    {
        yield return Case(
            "identity shortcut",
            Convolution("conv1", 2),
            Container("block", "residual", new ResidualOptions
            {
                Layers = [Convolution("a", 3), Convolution("b", 2, activation: null)],
                Activation = "tanh",
            }));
        yield return Case(
            "a block right behind the input",
            Container("block", "residual", new ResidualOptions { Layers = [Convolution("a", 3), Convolution("b", 1)] }));
        yield return Case(
            "convolution as projection",
            Convolution("conv1", 2),
            Container("block", "residual", new ResidualOptions { Layers = [Convolution("a", 3, strides: 2)] }));
        yield return Case(
            "padding as projection",
            Convolution("conv1", 2),
            Container("block", "residual", new ResidualOptions
            {
                Layers = [Convolution("a", 3, strides: 2)],
                Projection = ResidualProjection.Pad,
            }));
        yield return Case(
            "normalization within and a shortcut of layers",
            Convolution("conv1", 2, activation: null),
            Container("block", "residual", new ResidualOptions
            {
                Layers = [Normalization("n1"), Activation("t"), Convolution("a", 3, activation: null), Normalization("n2")],
                Shortcut = [Convolution("s", 3, activation: null)],
                Activation = "tanh",
            }));
        yield return Case(
            "dense connections",
            Convolution("conv1", 2),
            Container("dense1", "concatenate", new ConcatenateOptions
            {
                Branches = [[], [Normalization("n"), Activation("t"), Convolution("a", 2)]],
            }),
            Container("dense2", "concatenate", new ConcatenateOptions
            {
                Branches = [[], [Convolution("a", 1)], []],
                Activation = "tanh",
            }));
        yield return Case(
            "containers in containers",
            Convolution("conv1", 2),
            Container("outer", "add", new AddOptions
            {
                Branches =
                [
                    [Container("inner", "residual", new ResidualOptions { Layers = [Convolution("a", 2)] })],
                    [Container("line", "sequential", new SequentialOptions { Layers = [Activation("t"), Convolution("b", 2)] })],
                    [],
                ],
            }));
        yield return Case(
            "reshapes on both sides of a fork",
            Tiny.Layer("reshape1", "reshape", new ReshapeOptions { TargetShape = [1, 8, 9] }),
            Convolution("conv1", 2),
            Tiny.Layer("reshape2", "reshape", new ReshapeOptions { TargetShape = [2, 9, 8] }),
            Container("block", "add", new AddOptions
            {
                Branches = [[Tiny.Layer("r", "reshape", new ReshapeOptions { TargetShape = [2, 9, 8] })], [Convolution("a", 2)]],
            }));
    }

    private static TestCaseData Case(string name, params LayerDefinition[] layers) =>
        new TestCaseData((object)layers).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Networks))]
    public void Gradients_of_branched_networks_are_the_slopes_of_their_loss(LayerDefinition[] layers)
    {
        var network = Ready(layers);
        Learn(network, Samples, step: 0);
        var (values, gradients) = (network.Arena.Values, network.Arena.Gradients.ToArray());
        for (var i = 0; i < gradients.Length; i++)
        {
            const float Step = 2e-3f;
            var kept = values[i];
            double LossAt(float value)
            {
                values[i] = value;
                network.Arena.MarkChanged();
                network.Forward(Samples, Phase.Training, 0);
                return network.Loss(Samples) / Samples;
            }

            var (above, below) = (LossAt(kept + Step), LossAt(kept - Step));
            values[i] = kept;
            Assert.That(
                gradients[i], Is.EqualTo((above - below) / (2 * Step)).Within(2e-3), $"parameter {i} of {gradients.Length}");
        }
    }

    [TestCaseSource(nameof(Networks))]
    public void The_bits_of_branched_networks_are_the_same_on_any_number_of_threads(LayerDefinition[] layers)
    {
        string Trained(int threads)
        {
            using var pool = new WorkerPool(threads);
            var network = Ready(layers, pool);
            var optimizer = new OptimizerStep(network, Factory.Create<Optimizer>(Tiny.Definition().Optimizer), pool);
            for (var step = 1; step <= 3; step++)
            {
                network.Forward(Samples, Phase.Training, step);
                network.Backward(Samples);
                optimizer.Run(step, 0.1f);
            }

            return network.Arena.Sha256();
        }

        Assert.That(new[] { Trained(2), Trained(5) }, Is.All.EqualTo(Trained(1)));
    }

    [TestCaseSource(nameof(Networks))]
    public void A_step_of_a_branched_network_allocates_nothing(LayerDefinition[] layers)
    {
        var network = Ready(layers);
        Learn(network, Samples, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        network.Forward(Samples, Phase.Training, 2);
        network.Backward(Samples);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void A_shortcut_of_nothing_and_a_block_of_zeros_give_the_input()
    {
        var network = Ready([
            Convolution("conv1", 2),
            Container("block", "residual", new ResidualOptions { Layers = [Tiny.Layer("a", "conv2d", new Conv2DOptions
            {
                Filters = 2,
                KernelSize = 1,
                KernelInitializer = "zeros",
            })] }),
        ]);
        network.Forward(Samples, Phase.Inference, 0);
        var nodes = network.Nodes.ToDictionary(node => node.Name);
        Assert.That(nodes["block/sum"].Output, Is.EqualTo(nodes["conv1/tanh"].Output));
    }

    [Test]
    public void The_moving_averages_are_kept_with_the_parameters_and_not_learned()
    {
        var network = Ready([Normalization("norm"), Convolution("conv", 2)]);
        var entries = network.Arena.Describe().ToDictionary(entry => entry.Name);
        var start = network.Arena.Values.ToArray();
        Learn(network, Samples, 1);
        var mean = entries["norm/moving_mean"];
        Assert.Multiple(() =>
        {
            Assert.That(mean.Offset, Is.GreaterThanOrEqualTo(network.Arena.Learned));
            Assert.That(network.Arena.Values[mean.Offset], Is.Not.EqualTo(start[mean.Offset]));
            Assert.That(network.Summary.Parameters, Is.EqualTo(network.Arena.Learned));
        });
        network.Initialize(5, 1);
        Assert.That(network.Arena.Values, Is.EqualTo(start));
    }

    [Test]
    public void Layers_are_named_after_their_containers()
    {
        var network = Build(
            Convolution("conv1", 2),
            Container("block", "residual", new ResidualOptions
            {
                Layers = [Convolution("a", 4)],
                Shortcut = [Convolution("s", 4, activation: null)],
                Activation = "relu",
            }));
        Assert.That(network.Summary.Layers.Select(layer => layer.Name), Is.EqualTo(new[]
        {
            "conv1", "conv1/tanh", "block/a", "block/a/tanh", "block/shortcut/s", "block/sum", "block/relu", "flat", "out",
            "out/softmax",
        }));
    }

    [Test]
    public void A_layer_in_a_container_that_does_not_fit_is_named_with_its_place()
    {
        var bad = Tiny.Conv("a", 2, new Size2D(40, 40)) with { Path = "model.layers[1].layers[0]" };
        Assert.That(
            () => Build(Convolution("conv1", 2), Container("block", "sequential", new SequentialOptions { Layers = [bad] })),
            Throws.TypeOf<NetworkException>()
                .With.Message.StartsWith("layer 'block/a' (conv2d): kernel_size 40x40 does not fit")
                .And.Property("Path").EqualTo("model.layers[1].layers[0]"));
    }

    [Test]
    public void Branches_of_different_shapes_are_refused_with_both_shapes()
    {
        Assert.That(
            () => Build(Container("block", "add", new AddOptions { Branches = [[], [Convolution("a", 3)]] })),
            Throws.TypeOf<NetworkException>().With.Message.EqualTo(
                "layer 'block' (add): branch 2 gives [3, 9, 8], branch 1 gives [1, 9, 8]. "
                + "Expected branches of one shape, for they are added."));
        Assert.That(
            () => Build(Container("block", "concatenate", new ConcatenateOptions
            {
                Branches = [[], [Convolution("a", 3, strides: 2)]],
            })),
            Throws.TypeOf<NetworkException>().With.Message.Contains("branch 2 gives [3, 5, 4], branch 1 gives [1, 9, 8]"));
        Assert.That(
            () => Build(Container("block", "residual", new ResidualOptions
            {
                Layers = [Convolution("a", 3)],
                Projection = ResidualProjection.None,
            })),
            Throws.TypeOf<NetworkException>().With.Message.Contains("the layers give [3, 9, 8], the shortcut gives [1, 9, 8]"));
    }

    [Test]
    public void A_layer_with_the_name_of_one_that_its_container_adds_is_refused()
    {
        Assert.That(
            () => Build(Container("block", "residual", new ResidualOptions { Layers = [Convolution("projection", 3)] })),
            Throws.TypeOf<NetworkException>().With.Message.EqualTo(
                "layer 'block/projection' (conv2d): another layer has this name already. "
                + "Expected names that differ, also from those that the container gives."));
        Assert.That(
            () => Build(Container("block", "residual", new ResidualOptions
            {
                Layers = [Container("shortcut", "sequential", new SequentialOptions { Layers = [Convolution("a", 3)] })],
                Shortcut = [Convolution("a", 3)],
            })),
            Throws.TypeOf<NetworkException>().With.Message.StartsWith("layer 'block/shortcut/a' (conv2d): another layer"));
    }

    [Test]
    public void A_strangers_container_that_forgets_an_output_is_told_which()
    {
        Assert.That(
            () => Build(new LayerDefinition("odd", new Component<Container>("forgetful"))),
            Throws.TypeOf<NetworkException>().With.Message.StartsWith("layer 'odd/lost' (flatten): its output goes nowhere."));
    }

    private static void Learn(Network network, int count, long step)
    {
        network.Forward(count, Phase.Training, step);
        network.Backward(count);
        foreach (var segment in network.Segments)
        {
            segment.SumGradients(segment.ParameterOffset, segment.ParameterCount);
        }
    }

    private sealed class StrangePlugin : IPlugin
    {
        public void Configure(IPluginBuilder plugin) => plugin.AddContainer<Forgetful, NoOptions>("forgetful");
    }

    private sealed class Forgetful : Container
    {
        public override LayerOutput Build(LayerOutput input, ContainerSite site)
        {
            site.Add(Tiny.Layer("lost", "flatten"), input);
            return input;
        }
    }
}
