using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CnnLab.Compute;

namespace CnnLab.Engine.Tests;

/// <summary>What the engine tells of a training, so that two of them can be compared.</summary>
public sealed class RecordingTests
{
    private static readonly PluginFactory Factory = new(new TinyPlugin());

    [Test]
    public void Another_pooling_rule_changes_neither_the_batches_nor_the_initial_weights()
    {
        var (max, average) = (Run(Tiny.Definition()), Run(Tiny.Definition(Tiny.Layers("average_pooling2d"))));
        Assert.Multiple(() =>
        {
            Assert.That(BatchOrders(average), Is.EqualTo(BatchOrders(max)));
            Assert.That(InitialWeights(average), Is.EqualTo(InitialWeights(max)));
            Assert.That(
                average.Select(fold => fold.WeightsSha256), Is.Not.EqualTo(max.Select(fold => fold.WeightsSha256)));
        });
    }

    [Test]
    public void Another_seed_another_fold_and_another_epoch_have_hashes_of_their_own()
    {
        var (one, other) = (Run(Tiny.Definition()), Run(Tiny.Definition() with { Seed = 6 }));
        Assert.Multiple(() =>
        {
            Assert.That(BatchOrders(one).Concat(BatchOrders(other)), Is.Unique);
            Assert.That(
                Kernels(one).Concat(Kernels(other)).Select(parameter => parameter.Sha256),
                Is.Unique.And.Exactly(16).Items);
        });
    }

    [Test]
    public void An_order_that_is_not_shuffled_and_a_parameter_of_zeros_have_the_hashes_of_their_bytes()
    {
        var definition = Tiny.Definition() with
        {
            Training = new TrainingOptions { Epochs = 2, BatchSize = 8, Shuffle = false },
        };
        var split = new ExperimentRunner(Factory, TimeProvider.System).Prepare(definition, default).Splits[0];
        var fold = Run(definition)[0];
        Assert.Multiple(() =>
        {
            Assert.That(
                fold.Epochs.Select(epoch => epoch.BatchOrderSha256), Is.All.EqualTo(Hash<int>(split.Training)));
            Assert.That(
                fold.InitialWeights, Has.Exactly(1).EqualTo(new ParameterHash("fc1/bias", "[7]", Hash(new float[7]))));
        });
    }

    [Test]
    public void The_scored_images_are_those_of_the_fold_and_have_its_accuracy()
    {
        var splits = new ExperimentRunner(Factory, TimeProvider.System).Prepare(Tiny.Definition(), default).Splits;
        foreach (var (fold, split) in Run(Tiny.Definition()).Zip(splits))
        {
            Assert.That(fold.ScoredImages.Select(image => image.Index), Is.EqualTo(split.Test));
            Assert.That(fold.ScoredImages.Select(image => image.Label), Is.EqualTo(split.Test.Select(i => i % 3)));
            Assert.That(Accuracy(fold), Is.EqualTo(fold.Metrics["test_accuracy"]));
        }
    }

    [Test]
    public void The_scored_images_are_of_the_epoch_that_the_fold_ends_with()
    {
        var options = new TrainingOptions { Epochs = 25, BatchSize = 8, Callbacks = ["keep_first"] };
        var kept = Run(Tiny.Definition() with { Training = options })[0];
        Assert.That(Accuracy(kept), Is.EqualTo(kept.Epochs[0].Metrics["test_accuracy"]));
        Assert.That(
            Accuracy(kept),
            Is.Not.EqualTo(kept.Epochs[^1].Metrics["test_accuracy"]),
            "The epochs do not differ: this is no test.");
    }

    [Test]
    public void A_fold_that_diverges_has_initial_weights_but_no_scored_images()
    {
        var fold = Run(Tiny.Definition() with
        {
            Optimizer = new Component<Optimizer>(
                "sgd", new Plugins.Optimizers.SgdOptions { LearningRate = float.MaxValue }),
        })[0];
        Assert.That(fold.Status, Is.EqualTo(FoldStatus.Diverged));
        Assert.That(fold.ScoredImages, Is.Empty);
        Assert.That(fold.InitialWeights, Is.Not.Empty);
    }

    private static double Accuracy(FoldResult fold) =>
        fold.ScoredImages.Average(image => image.Label == image.Predicted ? 1.0 : 0);

    private static string[] BatchOrders(IEnumerable<FoldResult> folds) =>
        [.. folds.SelectMany(fold => fold.Epochs).Select(epoch => epoch.BatchOrderSha256!)];

    private static IEnumerable<ParameterHash> InitialWeights(IEnumerable<FoldResult> folds) =>
        folds.SelectMany(fold => fold.InitialWeights);

    private static IEnumerable<ParameterHash> Kernels(IEnumerable<FoldResult> folds) =>
        InitialWeights(folds).Where(parameter => parameter.Name.EndsWith("/kernel", StringComparison.Ordinal));

    private static string Hash<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values)));

    private static IReadOnlyList<FoldResult> Run(ExperimentDefinition definition)
    {
        var runner = new ExperimentRunner(Factory, TimeProvider.System);
        var compute = new ComputeBackend(
            LinearAlgebraProviders.Create(ProviderChoice.Simd), SequentialLoop.Instance);
        return runner.Run(runner.Prepare(definition, default), compute, new NoDisplay(), default);
    }

    private sealed class NoDisplay : ITrainingObserver
    {
        public void OnRunBegin(NetworkSummary network, DatasetContents data, IReadOnlyList<FoldSplit> splits)
        {
        }

        public void OnStep(StepProgress progress)
        {
        }

        public void OnEpochEnd(EpochResult epoch, Checkpoint checkpoint)
        {
        }

        public void OnFoldEnd(FoldResult fold, Checkpoint? kept)
        {
        }
    }
}
