using CnnLab.Compute;
using CnnLab.Plugins.Augmentations;
using CnnLab.Plugins.Callbacks;
using CnnLab.Plugins.Layers;
using CnnLab.Plugins.Schedules;

namespace CnnLab.Engine.Tests;

/// <summary>
/// Training that goes on from a checkpoint ends with the bits of training that was never disturbed, with every component
/// that is registered: no list to forget one in.
/// </summary>
public sealed class ResumeTests
{
    private static readonly PluginFactory Factory =
        new(new TinyPlugin(), new AugmentationsPlugin(), new CallbacksPlugin(), new SchedulesPlugin());

    /// <summary>The options of those that cannot do without, or would do nothing in so few epochs.</summary>
    private static readonly Dictionary<string, object> Options = new()
    {
        ["early_stopping"] = new EarlyStoppingOptions { Patience = 1, RestoreBestWeights = true },
        ["reduce_on_plateau"] = new ReduceOnPlateauOptions { Patience = 1, MinDelta = 1 },
        ["multi_step"] = new MultiStepOptions { Milestones = [1, 2] },
        ["step"] = new StepOptions { StepSize = 1 },
        ["cosine_restarts"] = new CosineRestartsOptions { FirstCycleEpochs = 2 },
        ["warmup"] = new WarmupOptions { Epochs = 2 },
        ["top_k_categorical_accuracy"] = new Plugins.Losses.TopKCategoricalAccuracyOptions { K = 2 },
        ["random_crop"] = new RandomCropOptions { Padding = 2 },
    };

    private static readonly LayerDefinition[] Everything =
    [
        Tiny.Conv("conv1", 3, new Size2D(3, 2), "tanh"),
        Tiny.Layer("norm", "batch_normalization", new BatchNormalizationOptions()),
        Tiny.Layer("pool1", "stochastic_pooling2d"),
        Tiny.Layer("flat", "flatten"),
        Tiny.Layer("drop", "dropout", new DropoutOptions { Rate = 0.3f }),
        Tiny.Dense("out", 3, "softmax"),
    ];

    private static IEnumerable<TestCaseData> Definitions() => OfComponents().Concat(OfLayers()).Concat(OfTraining());

    [TestCaseSource(nameof(Definitions))]
    public void A_training_that_goes_on_at_any_step_ends_as_if_nothing_had_happened(object boxed)
    {
        var definition = (ExperimentDefinition)boxed;
        var undisturbed = new Watcher();
        var expected = Run(definition, undisturbed);
        var watched = new Watcher { WantsCheckpoint = true };
        Compare(Run(definition, watched), watched, expected, undisturbed);
        Assert.That(watched.Checkpoints, Has.Count.GreaterThan(expected.Sum(fold => fold.Epochs.Count)));
        foreach (var checkpoint in watched.Checkpoints)
        {
            var observer = new Watcher();
            Compare(Run(definition, observer, new Memory(checkpoint, expected)), observer, expected, undisturbed);
        }
    }

    [Test]
    public void A_cancelled_training_goes_on_wherever_it_was_cancelled()
    {
        var definition = Definition();
        var expected = Run(definition, new Watcher());
        for (var steps = 1; steps < 18; steps++)
        {
            using var cancellation = new CancellationTokenSource();
            var observer = new Watcher { Step = step => CancelAt(steps, step, cancellation) };
            Assert.That(
                () => Run(definition, observer, cancellation: cancellation.Token),
                Throws.InstanceOf<OperationCanceledException>());
            Assert.That(observer.Checkpoints[^1].Step, Is.EqualTo(((steps - 1) % 9) + 1));
            var memory = new Memory(observer.Checkpoints[^1], expected);
            Assert.That(Hashes(Run(definition, new Watcher(), memory)), Is.EqualTo(Hashes(expected)), $"step {steps}");
        }
    }

    [Test]
    public void A_fold_that_diverged_right_after_its_checkpoint_ends_with_the_same_words()
    {
        var definition = Definition() with
        {
            Optimizer = new Component<Optimizer>(
                "sgd", new Plugins.Optimizers.SgdOptions { LearningRate = float.MaxValue }),
        };
        var watched = new Watcher { WantsCheckpoint = true };
        var expected = Run(definition, watched);
        Assert.That(expected.Select(fold => fold.Status), Has.Some.EqualTo(FoldStatus.Diverged));
        foreach (var checkpoint in watched.Checkpoints)
        {
            var resumed = Run(definition, new Watcher(), new Memory(checkpoint, expected));
            Assert.That(resumed.Select(fold => fold.Reason), Is.EqualTo(expected.Select(fold => fold.Reason)));
            Assert.That(Hashes(resumed), Is.EqualTo(Hashes(expected)));
        }
    }

    [Test]
    public void A_checkpoint_at_the_end_of_an_epoch_is_saved_again_under_its_name()
    {
        var definition = With(training => training with { Callbacks = [Make<Callback>("model_checkpoint")] });
        var watched = new Watcher();
        var expected = Run(definition, watched);
        var first = watched.Checkpoints.First(checkpoint => checkpoint is { Fold: 1, Epoch: 1 });
        var resumed = new Watcher();
        Run(definition, resumed, new Memory(first, expected));
        Assert.That(resumed.Named, Is.EqualTo(watched.Named), "Whether it was written before is not known.");
    }

    private static IEnumerable<TestCaseData> OfComponents() =>
        from component in Factory.Components
        let definition = Using(component)
        where definition is not null
        select new TestCaseData(definition).SetArgDisplayNames($"{component.Kind} {component.Type}");

    private static IEnumerable<TestCaseData> OfLayers() =>
        from layer in EveryLayerTests.Layers()
        let type = (string)layer.Arguments[0]!
        let flat = type == "dense" ? [Tiny.Layer("first_flat", "flatten")] : Array.Empty<LayerDefinition>()
        select new TestCaseData(Definition(
            [
                Tiny.Conv("conv1", 4, new Size2D(3, 2), "tanh"), .. flat, Tiny.Layer("layer", type, layer.Arguments[1]),
                Tiny.Layer("flat", "flatten"), Tiny.Dense("out", 3, "softmax"),
            ]) with
        {
            CrossValidation = new HoldOutOptions { TestSize = 0.5 },
        }).SetArgDisplayNames(layer.ArgDisplayNames ?? [type]);

    private static IEnumerable<TestCaseData> OfTraining()
    {
        static TestCaseData Named(string name, ExperimentDefinition definition) =>
            new TestCaseData(definition).SetArgDisplayNames(name);
        var average = new WeightAverageOptions { Decay = 0.9 };
        yield return Named("weight average", With(training => training with { WeightAverage = average }));
        yield return Named("clipping", With(training => training with
        {
            GradientClipping = new GradientClippingOptions { GlobalNorm = 0.05f },
        }));
        yield return Named("average and best weights", With(training => training with
        {
            Epochs = 5,
            WeightAverage = average,
            Callbacks = [Make<Callback>("early_stopping")],
        }));
        yield return Named("every callback", With(training => training with
        {
            Callbacks =
            [
                .. Factory.Components.Where(component => component.Kind == ComponentKind.Callback)
                    .Select(component => Make<Callback>(component.Type)),
            ],
        }));
        yield return Named("no shuffle", With(training => training with { Shuffle = false }));
        yield return Named("no validation", With(training => training with { ValidationSplit = 0 }));
        yield return Named("standardized", Definition() with
        {
            Dataset = new Component<Dataset>("tiny", new DatasetOptions { Normalize = Normalization.Standardize }),
        });
    }

    /// <summary>A training that uses a component; null for kinds that keep nothing from step to step.</summary>
    private static ExperimentDefinition? Using(ComponentRegistration component) => component.Kind switch
    {
        ComponentKind.Optimizer => Definition() with { Optimizer = Make<Optimizer>(component.Type) },
        ComponentKind.Loss => Definition() with { Loss = Make<Loss>(component.Type) },
        ComponentKind.Metric => Definition() with { Metrics = [Make<Metric>(component.Type)] },
        ComponentKind.Schedule => With(training => training with
        {
            LearningRateSchedule = Make<LearningRateSchedule>(component.Type),
        }),
        ComponentKind.Callback => With(training => training with { Callbacks = [Make<Callback>(component.Type)] }),
        ComponentKind.Augmentation => Definition() with
        {
            Dataset = new Component<Dataset>(
                "tiny", new DatasetOptions { Augmentation = [Make<Augmentation>(component.Type)] }),
        },
        _ => null,
    };

    private static Component<T> Make<T>(string type)
        where T : class => new(type, Options.GetValueOrDefault(type));

    private static ExperimentDefinition Definition(IReadOnlyList<LayerDefinition>? layers = null) =>
        Tiny.Definition(layers ?? Everything) with
        {
            Training = new TrainingOptions { Epochs = 3, BatchSize = 8, ValidationSplit = 0.25 },
        };

    private static ExperimentDefinition With(Func<TrainingOptions, TrainingOptions> change) =>
        Definition() with { Training = change(Definition().Training) };

    private static IReadOnlyList<FoldResult> Run(
        ExperimentDefinition definition,
        Watcher observer,
        IRunMemory? memory = null,
        CancellationToken cancellation = default)
    {
        var runner = new ExperimentRunner(Factory, TimeProvider.System);
        var compute = new ComputeBackend(
            LinearAlgebraProviders.Create(ProviderChoice.Simd), SequentialLoop.Instance);
        return runner.Run(runner.Prepare(definition, default), compute, observer, cancellation, memory);
    }

    private static void Compare(
        IReadOnlyList<FoldResult> folds, Watcher watcher, IReadOnlyList<FoldResult> expected, Watcher undisturbed)
    {
        Assert.That(Hashes(folds), Is.EqualTo(Hashes(expected)));
        foreach (var (fold, other) in folds.Zip(expected))
        {
            Assert.That(fold.Reason, Is.EqualTo(other.Reason));
            Assert.That(fold.Metrics, Is.EqualTo(other.Metrics));
            Assert.That(Rows(fold), Is.EqualTo(Rows(other)));
            Assert.That(fold.InitialWeights, Is.EqualTo(other.InitialWeights));
            Assert.That(fold.ScoredImages, Is.EqualTo(other.ScoredImages));
        }

        foreach (var (place, content) in watcher.Last)
        {
            Assert.That(content, Is.EqualTo(undisturbed.Last[place]), $"the last checkpoint of {place}");
        }

        foreach (var (name, content) in watcher.Named)
        {
            Assert.That(content, Is.EqualTo(undisturbed.Named[name]), name);
        }
    }

    private static string[] Hashes(IReadOnlyList<FoldResult> folds) => [.. folds.Select(fold => fold.WeightsSha256)];

    private static string[] Rows(FoldResult fold) =>
    [
        .. fold.Epochs.Select(epoch => $"{epoch.Epoch} {epoch.WeightsSha256} {epoch.BatchOrderSha256} "
            + $"{Bits(epoch.LearningRate)} "
            + string.Join(' ', epoch.Metrics.Select(metric => $"{metric.Key} {Bits(metric.Value)}"))),
    ];

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    private static void CancelAt(int steps, StepProgress step, CancellationTokenSource cancellation)
    {
        if ((((step.FoldIndex * 3) + step.Epoch - 1) * 3) + step.Step == steps)
        {
            cancellation.Cancel();
        }
    }

    /// <summary>Everything before a checkpoint's fold has ended as expected.</summary>
    private sealed class Memory(Checkpoint checkpoint, IReadOnlyList<FoldResult> expected) : IRunMemory
    {
        public FoldResult? FindEnded(FoldSplit split) =>
            split.Fold < checkpoint.Fold ? expected[split.Fold - 1] : null;

        public Checkpoint? FindCheckpoint(FoldSplit split) => split.Fold == checkpoint.Fold ? checkpoint : null;
    }

    private sealed class Watcher : ITrainingObserver
    {
        public bool WantsCheckpoint { get; init; }

        public Action<StepProgress> Step { get; init; } = _ => { };

        /// <summary>All of them, copied.</summary>
        public List<Checkpoint> Checkpoints { get; } = [];

        /// <summary>What is in the last file of a fold, as text.</summary>
        public Dictionary<string, string> Last { get; } = [];

        public Dictionary<string, string> Named { get; } = [];

        public void OnRunBegin(NetworkSummary network, DatasetContents data, IReadOnlyList<FoldSplit> splits)
        {
        }

        public void OnStep(StepProgress progress) => Step(progress);

        public void OnUnfinishedEpoch(Checkpoint checkpoint) => Checkpoints.Add(Copy(checkpoint));

        public void OnEpochEnd(EpochResult epoch, Checkpoint checkpoint)
        {
            Checkpoints.Add(Copy(checkpoint));
            Last[$"fold {epoch.Fold}"] = Text(checkpoint);
        }

        public void OnCheckpoint(string name, Checkpoint checkpoint) =>
            Named[$"fold {checkpoint.Fold} {name}"] = Text(checkpoint);

        public void OnFoldEnd(FoldResult fold, Checkpoint? kept)
        {
            if (kept is not null)
            {
                Last[$"fold {fold.Fold}"] = Text(kept);
            }
        }

        private static Checkpoint Copy(Checkpoint checkpoint) => checkpoint with
        {
            Values = [.. checkpoint.Values],
            OptimizerState = checkpoint.OptimizerState.ToDictionary(slot => slot.Key, slot => slot.Value.ToArray()),
            TrainingValues = checkpoint.TrainingValues?.ToArray(),
            KeptValues = checkpoint.KeptValues?.ToArray(),
            Epochs = [.. checkpoint.Epochs],
            Unfinished = checkpoint.Unfinished is { } unfinished
                ? unfinished with
                {
                    Labels = unfinished.Labels.ToArray(),
                    Predictions = unfinished.Predictions.ToArray(),
                }
                : null,
        };

        private static string Text(Checkpoint checkpoint) =>
            $"{checkpoint.Epoch} {checkpoint.Step} {checkpoint.Epochs.Count} {Text(checkpoint.Values)} "
            + $"{Text(checkpoint.TrainingValues)} {Text(checkpoint.KeptValues)} "
            + string.Join(' ', checkpoint.OptimizerState.Select(slot => $"{slot.Key} {Text(slot.Value)}"));

        private static string Text(float[]? values) => string.Join(
            ',', (values ?? []).Select(value => BitConverter.SingleToUInt32Bits(value)));
    }
}
