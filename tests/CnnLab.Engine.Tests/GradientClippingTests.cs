using CnnLab.Compute;
using CnnLab.Plugins.Optimizers;

namespace CnnLab.Engine.Tests;

public sealed class GradientClippingTests
{
    private const int BatchSize = 24;

    private static readonly PluginFactory Factory = new(new TinyPlugin());

    private static readonly GradientClippingOptions[] Limits =
    [
        new() { GlobalNorm = 0.05f },
        new() { GlobalNorm = 1e6f },
        new() { Value = 0.01f },
        new() { GlobalNorm = 0.05f, Value = 0.01f },
        new(),
    ];

    private static OptimizerStep Step(
        Network network, GradientClippingOptions? limits, string optimizer = "sgd", IParallelLoop? loop = null) =>
        new(
            network,
            Factory.Create<Optimizer>(optimizer == "sgd"
                ? new Component<Optimizer>("sgd", new SgdOptions { Momentum = 0 })
                : (Component<Optimizer>)optimizer),
            loop ?? SequentialLoop.Instance,
            limits);

    [TestCaseSource(nameof(Limits))]
    public void A_step_is_that_of_the_limited_gradient(GradientClippingOptions limits)
    {
        var (network, reference) = (Network(Tiny.Layers()), Network(Tiny.Layers()));
        var gradient = Naive(Prepared.Gradient(reference, BatchSize), limits);
        network.Forward(BatchSize, Phase.Training, 1);
        network.Backward(BatchSize);
        Step(network, limits).Run(1, 0.5f);
        var expected = reference.Arena.Values.Zip(gradient, (value, g) => value - (0.5 * g));
        Assert.That(network.Arena.Values, Is.EqualTo(expected).Within(1e-6));
    }

    [TestCase("adam")]
    [TestCase("rmsprop")]
    [TestCase("adamw")]
    public void Any_optimizer_gets_the_limited_gradient(string optimizer)
    {
        var limits = new GradientClippingOptions { GlobalNorm = 0.02f, Value = 0.01f };
        var (network, reference) = (Network(Tiny.Layers()), Network(Tiny.Layers()));
        var step = Step(reference, null, optimizer);
        var gradient = Naive(Prepared.Gradient(reference, BatchSize), limits);
        Factory.Create<Optimizer>(new Component<Optimizer>(optimizer)).Update(new ParameterUpdate(
            reference.Arena.Values, [.. gradient.Select(g => (float)g)], step.State, 0, 1, 0.1f));
        network.Forward(BatchSize, Phase.Training, 1);
        network.Backward(BatchSize);
        Step(network, limits, optimizer).Run(1, 0.1f);
        Assert.That(network.Arena.Values, Is.EqualTo(reference.Arena.Values).Within(1e-4));
    }

    [Test]
    public void Limits_that_nothing_reaches_change_no_bit()
    {
        string After(GradientClippingOptions? limits)
        {
            var network = Network(Tiny.Layers());
            Train(network, Step(network, limits), 3);
            return network.Arena.Sha256();
        }

        Assert.That(After(new() { GlobalNorm = 1e6f, Value = 1e6f }), Is.EqualTo(After(null)));
    }

    [TestCaseSource(nameof(Limits))]
    public void The_bits_do_not_depend_on_the_threads(GradientClippingOptions limits)
    {
        // Enough parameters for slices in parallel, and a batch of several lanes.
        LayerDefinition[] layers =
        [
            Tiny.Conv("conv", 16, 3), Tiny.Layer("flat", "flatten"), Tiny.Dense("fc", 60, "relu"),
            Tiny.Dense("out", 3, "softmax"),
        ];
        string Trained(int threads)
        {
            using var pool = new WorkerPool(threads);
            var network = Prepared.Network(Factory, layers, BatchSize, pool, new Shape(1, 16, 16));
            Train(network, Step(network, limits, "adam", pool), 3);
            return network.Arena.Sha256();
        }

        Assert.That(new[] { Trained(2), Trained(3) }, Is.All.EqualTo(Trained(1)));
    }

    [Test]
    public void It_allocates_nothing()
    {
        var network = Network(Tiny.Layers());
        var step = Step(network, Limits[3]);
        Train(network, step, 2);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Train(network, step, 5);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void The_norm_is_found_where_its_square_does_not_fit_into_a_single()
    {
        var clipping = new GradientClipping(new() { GlobalNorm = 5 }, slices: 2);
        float[] gradient = [3e30f, .. new float[20], 4e30f];
        clipping.Begin(0);
        clipping.Begin(1);
        clipping.Measure(1, gradient);
        clipping.ChooseScale();
        clipping.Scale(gradient);
        Assert.That((gradient[0], gradient[^1]), Is.EqualTo((3f, 4f)).Within(1e-6));
    }

    [Test]
    public void What_is_not_a_number_stays_so_and_is_found()
    {
        float[] gradient = [float.NaN, 2, .. new float[30], float.NaN];
        var clipping = new GradientClipping(new() { GlobalNorm = 5, Value = 1 }, slices: 1);
        clipping.LimitValues(gradient);
        clipping.Begin(0);
        clipping.Measure(0, gradient);
        clipping.ChooseScale();
        clipping.Scale(gradient);
        Assert.That((gradient[0], gradient[1], gradient[^1]), Is.EqualTo((float.NaN, 1f, float.NaN)));
    }

    private static Network Network(LayerDefinition[] layers) => Prepared.Network(Factory, layers, BatchSize);

    private static void Train(Network network, OptimizerStep step, int steps)
    {
        for (var number = 1; number <= steps; number++)
        {
            network.Forward(BatchSize, Phase.Training, number);
            network.Backward(BatchSize);
            step.Run(number, 0.05f);
        }
    }

    private static double[] Naive(float[] gradient, GradientClippingOptions limits)
    {
        var limited = gradient.Select(g => limits.Value is { } limit ? Math.Clamp(g, -limit, limit) : (double)g);
        var norm = Math.Sqrt(limited.Sum(g => g * g));
        return [.. limited.Select(g => norm > limits.GlobalNorm ? g * limits.GlobalNorm.Value / norm : g)];
    }
}
