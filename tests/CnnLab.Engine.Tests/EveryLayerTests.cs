using CnnLab.Compute;
using CnnLab.Plugins.Layers;
using CnnLab.Plugins.Pooling;

namespace CnnLab.Engine.Tests;

/// <summary>What the engine asks of every layer and pooling that is registered: no list to forget one in.</summary>
public sealed class EveryLayerTests
{
    // As many as it takes for the engine to share the work out.
    private const int Samples = 65;

    private static readonly PluginFactory Factory = new();

    /// <summary>The options of those that cannot do without, and further ones that take another way.</summary>
    private static readonly Dictionary<string, object[]> Options = new()
    {
        ["adaptive_max_pooling2d"] = [new AdaptivePooling2DOptions { OutputSize = 3 }],
        ["adaptive_average_pooling2d"] = [new AdaptivePooling2DOptions { OutputSize = new Size2D(4, 3) }],
        ["fractional_max_pooling2d"] =
            [new FractionalMaxPooling2DOptions(), new FractionalMaxPooling2DOptions { PseudoRandom = false }],
        ["rank_pooling2d"] =
            [.. Enum.GetValues<RankPooling>().Select(method => new RankPooling2DOptions { Method = method })],
        ["stride_sampling2d"] =
            [.. Enum.GetValues<ElementSampling>().Select(way => new StrideSampling2DOptions { Sampling = way })],
        ["max_pooling2d"] =
            [.. Enum.GetValues<MaximumTies>().Select(ties => new MaxPooling2DOptions { PoolSize = 3, Ties = ties })],
        ["activation"] = [new ActivationOptions { Activation = "tanh" }],
        ["conv2d"] = [new Conv2DOptions { Filters = 3, KernelSize = 2 }],
        ["conv2d_transpose"] = [new Conv2DTransposeOptions { Filters = 3, KernelSize = 2, Strides = 2 }],
        ["depthwise_conv2d"] = [new DepthwiseConv2DOptions { KernelSize = new Size2D(3, 2), DepthMultiplier = 2 }],
        ["separable_conv2d"] = [new SeparableConv2DOptions { Filters = 3, KernelSize = 2 }],
        ["dense"] = [new DenseOptions { Units = 5 }],
        ["dropout"] = [new DropoutOptions { Rate = 0.4f }],
        ["spatial_dropout2d"] = [new SpatialDropout2DOptions { Rate = 0.4f }],
        ["gaussian_noise"] = [new GaussianNoiseOptions { Stddev = 0.1f }],
        ["group_normalization"] = [new GroupNormalizationOptions { Groups = 2 }],
        ["squeeze_excitation"] = [new SqueezeExcitationOptions { Ratio = 2 }],
        ["reshape"] = [new ReshapeOptions { TargetShape = [7, 7, 4] }],
    };

    internal static IEnumerable<TestCaseData> Layers() =>
        from component in Factory.Components
        where component.Kind is ComponentKind.Layer or ComponentKind.Pooling
        let otherwise = new[] { Activator.CreateInstance(component.Options)! }
        from options in Options.GetValueOrDefault(component.Type, otherwise).Index()
        select new TestCaseData(component.Type, options.Item)
            .SetArgDisplayNames(component.Type, $"options {options.Index + 1}");

    [TestCaseSource(nameof(Layers))]
    public void The_bits_are_the_same_on_any_number_of_threads(string type, object options)
    {
        string Trained(int threads)
        {
            using var pool = new WorkerPool(threads);
            var network = Ready(type, options, pool);
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

    [TestCaseSource(nameof(Layers))]
    public void A_step_allocates_nothing(string type, object options)
    {
        var network = Ready(type, options, SequentialLoop.Instance);
        void Step(long step)
        {
            network.Forward(Samples, Phase.Training, step);
            network.Backward(Samples);
        }

        Step(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Step(2);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static Network Ready(string type, object options, IParallelLoop loop)
    {
        LayerDefinition[] flat = type == "dense" ? [Tiny.Layer("first_flat", "flatten")] : [];
        LayerDefinition[] layers =
        [
            Tiny.Conv("conv1", 4, new Size2D(3, 2), "tanh"), .. flat, Tiny.Layer("layer", type, options),
            Tiny.Layer("flat", "flatten"), Tiny.Dense("out", 3, "softmax"),
        ];
        var network = NetworkBuilder.Build(Tiny.Definition(layers), Tiny.Image, 3, Factory);
        network.Allocate(new ComputeBackend(LinearAlgebraProviders.Create(ProviderChoice.Simd), loop), Samples);
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
}
