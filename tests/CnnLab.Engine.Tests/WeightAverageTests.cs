using CnnLab.Compute;
using CnnLab.Plugins.Layers;

namespace CnnLab.Engine.Tests;

public sealed class WeightAverageTests
{
    private const int BatchSize = 24;

    private static readonly PluginFactory Factory = new(new TinyPlugin());

    private static readonly TrainingOptions Plain = new() { Epochs = 3, BatchSize = 8 };

    private static readonly LayerDefinition[] WithStates =
    [
        .. Tiny.Layers()[..1], Tiny.Layer("norm", "batch_normalization", new BatchNormalizationOptions()),
        .. Tiny.Layers()[1..],
    ];

    [TestCase(0.5)]
    [TestCase(0.9)]
    public void The_average_follows_its_formula_and_gives_way_to_the_parameters_again(double decay)
    {
        var network = Prepared.Network(Factory, WithStates, BatchSize);
        var step = new OptimizerStep(
            network,
            Factory.Create<Optimizer>(Tiny.Definition().Optimizer),
            SequentialLoop.Instance,
            average: new WeightAverageOptions { Decay = decay });
        step.Reset();
        var average = network.Arena.Values.Select(value => (double)value).ToArray();
        for (var number = 1; number <= 20; number++)
        {
            network.Forward(BatchSize, Phase.Training, number);
            network.Backward(BatchSize);
            step.Run(number, 0.1f);
            var d = Math.Min(decay, (1.0 + number) / (10 + number));
            average = [.. average.Zip(network.Arena.Values, (a, w) => (d * a) + ((1 - d) * w))];
        }

        var (raw, learned) = (network.Arena.Values.ToArray(), network.Arena.Learned);
        step.Average!.Use();
        step.Average.Use();
        Assert.That(network.Arena.Values[..learned], Is.EqualTo(average[..learned]).Within(1e-5));
        Assert.That(network.Arena.Values[..learned], Is.Not.EqualTo(raw[..learned]).Within(1e-3));
        Assert.That(network.Arena.Values[learned..], Is.EqualTo(raw[learned..]), "States are used as they are.");
        Assert.That(step.Average.TrainingValues, Is.EqualTo(raw[..learned]));
        step.Average.Leave();
        Assert.That(network.Arena.Values, Is.EqualTo(raw));
    }

    [Test]
    public void Training_goes_on_with_the_parameters_and_the_average_is_scored()
    {
        var (plain, averaged) = (new List<Seen>(), new List<Seen>());
        Run(Plain, plain);
        var folds = Run(Plain with { WeightAverage = new WeightAverageOptions { Decay = 0.9 } }, averaged);
        Assert.Multiple(() =>
        {
            foreach (var (expected, seen) in plain.Zip(averaged))
            {
                Assert.That(seen.Metrics["loss"], Is.EqualTo(expected.Metrics["loss"]));
                Assert.That(seen.Metrics["test_loss"], Is.Not.EqualTo(expected.Metrics["test_loss"]));
                Assert.That(expected.TrainingValues, Is.Null);
                Assert.That(seen.TrainingValues, Is.EqualTo(expected.Values[..seen.TrainingValues!.Length]));
                Assert.That(seen.Velocity, Is.EqualTo(expected.Velocity));
                Assert.That(seen.Values, Is.Not.EqualTo(expected.Values));
            }

            Assert.That(
                folds.Select(fold => fold.WeightsSha256),
                Is.EqualTo(averaged.Where(seen => seen.Epoch == 3).Select(seen => seen.Sha256)),
                "A fold ends with what was scored last.");
        });
    }

    [Test]
    public void A_decay_of_0_is_no_average()
    {
        var plain = Run(Plain);
        var averaged = Run(Plain with { WeightAverage = new WeightAverageOptions { Decay = 0 } });
        Assert.That(
            averaged.Select(fold => (fold.WeightsSha256, fold.Metrics["test_loss"])),
            Is.EqualTo(plain.Select(fold => (fold.WeightsSha256, fold.Metrics["test_loss"]))));
    }

    [Test]
    public void The_average_begins_with_the_weights_that_a_manifest_gives()
    {
        var given = Prepared.Network(Factory, WithStates, BatchSize);
        given.Initialize(seed: 99, fold: 0);
        var (seen, learned) = (new List<Seen>(), given.Arena.Learned);
        var tensors = given.Arena.Describe().Select(parameter => new NamedTensor(
            parameter.Name,
            parameter.Dimensions,
            given.Arena.Values.AsMemory(parameter.Offset, new Shape(parameter.Dimensions).Count)));

        // Steps too small for a float leave everything where it began.
        Run(
            Plain with { WeightAverage = new WeightAverageOptions { Decay = 0.9 } },
            seen,
            change: definition => definition with
            {
                InitialWeights = new InitialWeights([.. tensors], "sha256"),
                Optimizer = new Component<Optimizer>("sgd", new Plugins.Optimizers.SgdOptions { LearningRate = 1e-30f, Momentum = 0.9f }),
            });
        Assert.That(seen[0].Values[..learned], Is.EqualTo(given.Arena.Values[..learned]).Within(1e-6));
        Assert.That(seen[0].TrainingValues, Is.EqualTo(given.Arena.Values[..learned]).Within(1e-20));
    }

    [Test]
    public void What_a_callback_keeps_is_the_average_that_was_scored()
    {
        var options = Plain with { WeightAverage = new WeightAverageOptions { Decay = 0.9 } };
        var fold = Run(options with { Callbacks = ["keep_first"] })[0];
        var once = Run(options with { Epochs = 1 })[0];
        Assert.Multiple(() =>
        {
            Assert.That(fold.Epochs, Has.Count.EqualTo(3));
            Assert.That(fold.WeightsSha256, Is.EqualTo(once.WeightsSha256));
            Assert.That(fold.Metrics, Is.EqualTo(once.Metrics));
        });
    }

    [Test]
    public void The_parameters_behind_an_average_are_not_kept_with_those_of_an_earlier_epoch()
    {
        var kept = new List<Checkpoint?>();
        Run(
            Plain with { WeightAverage = new WeightAverageOptions(), Callbacks = ["keep_first"] },
            new List<Seen>(),
            kept: kept);
        Assert.That(kept, Has.Count.EqualTo(2));
        Assert.That(kept.Select(checkpoint => checkpoint!.TrainingValues), Is.All.Null);
    }

    [Test]
    public void The_bits_do_not_depend_on_the_threads_and_a_step_allocates_nothing()
    {
        using var pool = new WorkerPool(2);
        var options = Plain with { WeightAverage = new WeightAverageOptions { Decay = 0.9 } };
        var (one, two) = (Run(options), Run(options, loop: pool));
        Assert.That(two.Select(fold => fold.WeightsSha256), Is.EqualTo(one.Select(fold => fold.WeightsSha256)));

        var network = Prepared.Network(Factory, Tiny.Layers(), BatchSize);
        var step = new OptimizerStep(
            network,
            Factory.Create<Optimizer>(Tiny.Definition().Optimizer),
            SequentialLoop.Instance,
            average: options.WeightAverage);
        network.Forward(BatchSize, Phase.Training, 1);
        network.Backward(BatchSize);
        step.Run(1, 0.1f);
        var before = GC.GetAllocatedBytesForCurrentThread();
        step.Run(2, 0.1f);
        step.Average!.Use();
        step.Average.Leave();
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static IReadOnlyList<FoldResult> Run(
        TrainingOptions training,
        List<Seen>? seen = null,
        IParallelLoop? loop = null,
        List<Checkpoint?>? kept = null,
        Func<ExperimentDefinition, ExperimentDefinition>? change = null)
    {
        var definition = Tiny.Definition(WithStates) with { Training = training };
        definition = change?.Invoke(definition) ?? definition;
        var runner = new ExperimentRunner(Factory, TimeProvider.System);
        var compute = new ComputeBackend(
            LinearAlgebraProviders.Create(ProviderChoice.Simd), loop ?? SequentialLoop.Instance);
        return runner.Run(
            runner.Prepare(definition, CancellationToken.None),
            compute,
            new Listener(seen ?? [], kept ?? []),
            CancellationToken.None);
    }

    /// <summary>What is left of an epoch and its checkpoint.</summary>
    private sealed record Seen(
        int Epoch,
        IReadOnlyDictionary<string, double> Metrics,
        float[] Values,
        float[]? TrainingValues,
        float[] Velocity,
        string Sha256);

    private sealed class Listener(List<Seen> seen, List<Checkpoint?> kept) : ITrainingObserver
    {
        public void OnRunBegin(NetworkSummary network, DatasetContents data, IReadOnlyList<FoldSplit> splits)
        {
        }

        public void OnStep(StepProgress progress)
        {
        }

        public void OnEpochEnd(EpochResult epoch, Checkpoint checkpoint) => seen.Add(new Seen(
            epoch.Epoch,
            epoch.Metrics,
            [.. checkpoint.Values],
            checkpoint.TrainingValues?.ToArray(),
            [.. checkpoint.OptimizerState["velocity"]],
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
                System.Runtime.InteropServices.MemoryMarshal.AsBytes(checkpoint.Values.AsSpan())))));

        public void OnFoldEnd(FoldResult fold, Checkpoint? checkpoint) => kept.Add(checkpoint);
    }
}
