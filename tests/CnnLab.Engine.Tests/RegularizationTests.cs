using CnnLab.Compute;
using CnnLab.Plugins.Layers;
using CnnLab.Plugins.Regularizers;

namespace CnnLab.Engine.Tests;

public sealed class RegularizationTests
{
    private const int BatchSize = 12;

    private static readonly PluginFactory Factory = new(new TinyPlugin(), new OddPlugin());

    private static readonly Component<Regularizer> L1 = new("l1", new L1Options { L1 = 0.02f });
    private static readonly Component<Regularizer> L2 = new("l2", new L2Options { L2 = 0.03f });
    private static readonly Component<Regularizer> Both = new("l1_l2", new L1L2Options { L1 = 0.01f, L2 = 0.02f });

    /// <summary>Every layer that takes regularizers, each with others.</summary>
    private static LayerDefinition[] Layers(
        Component<Regularizer>? first, Component<Regularizer>? second, Component<Regularizer>? third) =>
    [
        Tiny.Layer("conv", "conv2d", new Conv2DOptions
        {
            Filters = 3, KernelSize = 2, KernelRegularizer = first, BiasRegularizer = second,
            BiasInitializer = "glorot_uniform", Activation = "tanh",
        }),
        Tiny.Layer("depth", "depthwise_conv2d", new DepthwiseConv2DOptions
        {
            KernelSize = 3, DepthwiseRegularizer = second, BiasRegularizer = third,
        }),
        Tiny.Layer("separable", "separable_conv2d", new SeparableConv2DOptions
        {
            Filters = 4, KernelSize = 2, DepthwiseRegularizer = third, PointwiseRegularizer = first,
            BiasRegularizer = second,
        }),
        Tiny.Layer("transpose", "conv2d_transpose", new Conv2DTransposeOptions
        {
            Filters = 2, KernelSize = 2, KernelRegularizer = second, BiasRegularizer = first,
        }),
        Tiny.Layer("flat", "flatten"),
        Tiny.Layer("out", "dense", new DenseOptions
        {
            Units = 3, KernelRegularizer = third, BiasRegularizer = first, Activation = "softmax",
        }),
    ];

    [Test]
    public void The_loss_contains_the_penalties_of_training_as_of_scoring()
    {
        var (network, plain) = (Network(Layers(L1, L2, Both)), Network(Layers(null, null, null)));
        var expected = plain.Arena.Parameters.Sum(entry => Naive(entry.Name, entry.Parameter.Values.ToArray()));
        Assert.That(expected, Is.GreaterThan(0.1));
        foreach (var either in new[] { network, plain })
        {
            either.Forward(BatchSize, Phase.Training, 1);
        }

        Assert.Multiple(() =>
        {
            Assert.That(network.Loss(BatchSize) - plain.Loss(BatchSize), Is.EqualTo(BatchSize * expected).Within(1e-5));
            Assert.That(
                network.Backward(BatchSize) - plain.Backward(BatchSize), Is.EqualTo(BatchSize * expected).Within(1e-5));
        });
    }

    [Test]
    public void Gradients_of_a_whole_network_are_the_slopes_of_its_loss()
    {
        var network = Network(Layers(L1, L2, Both));
        var gradient = Prepared.Gradient(network, BatchSize);
        var values = network.Arena.Values;
        for (var i = 0; i < values.Length; i++)
        {
            const float Step = 2e-3f;
            var kept = values[i];
            double LossAt(float value)
            {
                values[i] = value;
                network.Arena.MarkChanged();
                network.Forward(BatchSize, Phase.Training, 1);
                return network.Loss(BatchSize) / BatchSize;
            }

            var (above, below) = (LossAt(kept + Step), LossAt(kept - Step));
            values[i] = kept;
            if (kept == 0 || Math.Abs(kept) > Step)
            {
                Assert.That(gradient[i], Is.EqualTo((above - below) / (2 * Step)).Within(1e-3), $"parameter {i}");
            }
        }
    }

    [Test]
    public void The_gradient_is_that_without_plus_the_penaltys()
    {
        var network = Network(Layers(L1, L2, Both));
        var plain = Network(Layers(null, null, null));
        var expected = Prepared.Gradient(plain, BatchSize);
        var offset = 0;
        foreach (var (name, parameter) in plain.Arena.Parameters)
        {
            var (l1, l2) = Factors(name);
            foreach (var value in parameter.Values)
            {
                expected[offset++] += (l1 * MathF.Sign(value)) + (2 * l2 * value);
            }
        }

        Assert.That(Prepared.Gradient(network, BatchSize), Is.EqualTo(expected).Within(1e-6));
    }

    [Test]
    public void The_bits_do_not_depend_on_the_threads()
    {
        LayerDefinition[] layers =
        [
            Tiny.Conv("conv", 16, 3),
            Tiny.Layer("flat", "flatten"),
            Tiny.Layer("fc", "dense", new DenseOptions { Units = 60, KernelRegularizer = Both, BiasRegularizer = L2 }),
            Tiny.Dense("out", 3, "softmax"),
        ];
        (string Weights, double Loss) Trained(int threads)
        {
            using var pool = new WorkerPool(threads);
            var network = Prepared.Network(Factory, layers, BatchSize, pool, new Shape(1, 16, 16));
            var step = new OptimizerStep(
                network, Factory.Create<Optimizer>(Tiny.Definition().Optimizer), pool, new() { GlobalNorm = 1 });
            double loss = 0;
            for (var number = 1; number <= 3; number++)
            {
                network.Forward(BatchSize, Phase.Training, number);
                loss += network.Backward(BatchSize);
                step.Run(number, 0.05f);
            }

            return (network.Arena.Sha256(), loss);
        }

        Assert.That(new[] { Trained(2), Trained(3) }, Is.All.EqualTo(Trained(1)));
    }

    [Test]
    public void It_allocates_nothing()
    {
        var network = Network(Layers(L1, L2, Both));
        Pass();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Pass();
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void Pass()
        {
            network.Arena.MarkChanged();
            network.Forward(BatchSize, Phase.Training, 1);
            network.Loss(BatchSize);
            network.Backward(BatchSize);
        }
    }

    [Test]
    public void A_strangers_regularizer_gets_the_whole_parameter_where_it_needs_it()
    {
        var network = Network([Tiny.Layer("flat", "flatten"), Regularized("whole")]);
        network.Forward(BatchSize, Phase.Training, 1);
        network.Backward(BatchSize);
        Assert.That(Whole.Seen, Is.EqualTo("216 of [3, 72]"));
    }

    [Test]
    public void A_regularizer_that_throws_is_named_with_its_parameter()
    {
        var network = Network([Tiny.Layer("flat", "flatten"), Regularized("broken")]);
        network.Forward(BatchSize, Phase.Training, 1);
        Assert.That(
            () => network.Backward(BatchSize),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "the regularizer of 'out/kernel' threw InvalidOperationException: not today"));
    }

    private static LayerDefinition Regularized(string regularizer) => Tiny.Layer(
        "out", "dense", new DenseOptions { Units = 3, KernelRegularizer = regularizer, Activation = "softmax" });

    private static Network Network(LayerDefinition[] layers) => Prepared.Network(Factory, layers, BatchSize);

    private static double Naive(string name, float[] values)
    {
        var (l1, l2) = Factors(name);
        return values.Sum(value => (l1 * Math.Abs(value)) + ((double)l2 * value * value));
    }

    /// <summary>What <see cref="Layers"/> makes of L1, L2 and both, by parameter.</summary>
    private static (float L1, float L2) Factors(string name) => name switch
    {
        "conv/kernel" or "separable/pointwise_kernel" or "transpose/bias" or "out/bias" => (0.02f, 0),
        "conv/bias" or "depth/kernel" or "separable/bias" or "transpose/kernel" => (0, 0.03f),
        "depth/bias" or "separable/depthwise_kernel" or "out/kernel" => (0.01f, 0.02f),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    private sealed class OddPlugin : IPlugin
    {
        public void Configure(IPluginBuilder plugin)
        {
            plugin.AddRegularizer<Whole, NoOptions>("whole");
            plugin.AddRegularizer<Broken, NoOptions>("broken");
        }
    }

    internal sealed class Whole : Regularizer
    {
        public static string? Seen { get; private set; }

        public override bool NeedsWholeParameter => true;

        public override double Evaluate(ReadOnlySpan<float> values, Shape shape, Span<float> gradient)
        {
            Seen = $"{values.Length} of {shape}";
            return 0;
        }
    }

    internal sealed class Broken : Regularizer
    {
        public override double Evaluate(ReadOnlySpan<float> values, Shape shape, Span<float> gradient) =>
            throw new InvalidOperationException("not today");
    }
}
