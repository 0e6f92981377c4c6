using CnnLab.Compute;

namespace CnnLab.Engine.Tests;

public sealed class ExperimentRunnerTests
{
    private static readonly PluginFactory Factory = new(new TinyPlugin());

    private static IReadOnlyList<FoldResult> Run(
        ExperimentDefinition definition,
        ITrainingObserver? observer = null,
        IParallelLoop? loop = null,
        CancellationToken cancellation = default)
    {
        var runner = new ExperimentRunner(Factory, TimeProvider.System);
        var compute = new ComputeBackend(
            LinearAlgebraProviders.Create(ProviderChoice.Simd), loop ?? SequentialLoop.Instance);
        return runner.Run(runner.Prepare(definition, cancellation), compute, observer ?? new Listener(), cancellation);
    }

    [Test]
    public void A_small_network_learns_the_tiny_data_set_and_scores_every_fold()
    {
        var definition = Tiny.Definition() with { Training = new TrainingOptions { Epochs = 25, BatchSize = 8 } };
        var folds = Run(definition);
        Assert.Multiple(() =>
        {
            Assert.That(folds, Has.Count.EqualTo(2));
            Assert.That(folds.Select(fold => fold.Metrics["test_accuracy"]), Is.All.GreaterThan(0.9));
            Assert.That(folds.Select(fold => fold.Epochs[^1].Metrics["loss"]), Is.All.LessThan(0.5));
        });
    }

    [Test]
    public void The_same_seed_gives_the_same_bits_and_another_seed_does_not()
    {
        var (first, second) = (Run(Tiny.Definition()), Run(Tiny.Definition()));
        Assert.Multiple(() =>
        {
            Assert.That(
                second.Select(fold => fold.WeightsSha256), Is.EqualTo(first.Select(fold => fold.WeightsSha256)));
            Assert.That(second[0].Epochs[^1].Metrics, Is.EqualTo(first[0].Epochs[^1].Metrics));
            Assert.That(
                Run(Tiny.Definition() with { Seed = 6 })[0].WeightsSha256, Is.Not.EqualTo(first[0].WeightsSha256));
            Assert.That(
                first[0].WeightsSha256,
                Is.Not.EqualTo(first[1].WeightsSha256),
                "Folds start from weights of their own.");
        });
    }

    [Test]
    public void The_threads_change_neither_weights_nor_metrics()
    {
        using var pool = new WorkerPool(2);
        var (one, two) = (Run(Tiny.Definition()), Run(Tiny.Definition(), loop: pool));
        Assert.That(
            two.Select(fold => (fold.WeightsSha256, fold.Metrics["test_loss"])),
            Is.EqualTo(one.Select(fold => (fold.WeightsSha256, fold.Metrics["test_loss"]))));
    }

    [Test]
    public void Images_that_are_read_as_they_are_needed_give_the_same_bits_as_images_in_memory()
    {
        using var pool = new WorkerPool(2);
        var streamed = Streamed(new TinyPlugin.StreamedOptions { Augmentation = ["invert"] });
        var inMemory = streamed with
        {
            Dataset = new Component<Dataset>("tiny", new DatasetOptions { Augmentation = ["invert"] }),
        };
        var expected = Run(inMemory).Select(fold => (fold.WeightsSha256, fold.Metrics["test_loss"])).ToList();
        foreach (var loop in new IParallelLoop[] { SequentialLoop.Instance, pool })
        {
            Assert.That(
                Run(streamed, loop: loop).Select(fold => (fold.WeightsSha256, fold.Metrics["test_loss"])),
                Is.EqualTo(expected));
        }
    }

    [Test]
    public void What_an_image_throws_ends_the_run_with_the_data_sets_name_and_leaves_nothing_running()
    {
        Assert.That(
            () => Run(Streamed(new TinyPlugin.StreamedOptions { BrokenImage = 17 })),
            Throws.TypeOf<ComponentException>().With.InnerException.TypeOf<IOException>().And.Message.EqualTo(
                "data set 'streamed' of CnnLab.Engine.Tests: reading image 17 threw IOException: "
                + "image 17 is on a disk that is gone"));
        AssertNobodyReads();
    }

    [Test]
    public void A_cancelled_run_leaves_nothing_running()
    {
        using var cancellation = new CancellationTokenSource();
        var earlier = Loaders().Count();
        var listener = new Listener { Step = _ => CancelIf(Loaders().Count() > earlier, cancellation) };
        var definition = Streamed(new TinyPlugin.StreamedOptions()) with
        {
            Training = new TrainingOptions { Epochs = 10_000, BatchSize = 8 },
        };
        Assert.That(
            () => Run(definition, listener, cancellation: cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        AssertNobodyReads();
    }

    [Test]
    public void A_run_that_has_ended_leaves_nothing_running()
    {
        Run(Streamed(new TinyPlugin.StreamedOptions()));
        AssertNobodyReads();
    }

    private static ExperimentDefinition Streamed(TinyPlugin.StreamedOptions options) =>
        Tiny.Definition() with { Dataset = new Component<Dataset>("streamed", options) };

    private static IEnumerable<Thread> Loaders() =>
        TinyPlugin.StreamedDataset.Readers.Distinct().Where(thread => thread.Name == "CnnLab loader");

    private static void AssertNobodyReads() =>
        Assert.That(Loaders().Select(thread => thread.IsAlive), Is.All.False);

    [Test]
    public void Epochs_report_training_validation_and_test_metrics()
    {
        var definition = Tiny.Definition() with
        {
            Training = new TrainingOptions { Epochs = 1, BatchSize = 8, ValidationSplit = 0.25 },
        };
        Assert.That(
            Run(definition)[0].Epochs[0].Metrics.Keys,
            Is.EqualTo(new[] { "loss", "accuracy", "val_loss", "val_accuracy", "test_loss", "test_accuracy" }));
    }

    [TestCase("softmax", "categorical_crossentropy", "mean_squared_error")]
    [TestCase("sigmoid", "binary_crossentropy", "mean_squared_error")]
    public void Metrics_of_probabilities_do_not_depend_on_who_computes_the_last_activation(
        string activation, string takes, string leaves)
    {
        // A rate that moves nothing: the same network is scored behind both losses.
        var still = Tiny.Definition([.. Tiny.Layers()[..^1], Tiny.Dense("out", 3, activation)]) with
        {
            Metrics = ["roc_auc", "expected_calibration_error"],
            Optimizer = new Component<Optimizer>("sgd", new Plugins.Optimizers.SgdOptions { LearningRate = 1e-12f }),
            Training = new TrainingOptions { Epochs = 1, BatchSize = 8 },
        };
        var (taken, left) = (Run(still with { Loss = takes })[0].Metrics, Run(still with { Loss = leaves })[0].Metrics);
        foreach (var metric in new[] { "test_roc_auc", "test_expected_calibration_error" })
        {
            Assert.That(taken[metric], Is.EqualTo(left[metric]).Within(1e-5), metric);
        }
    }

    [Test]
    public void A_callback_ends_training_and_says_why()
    {
        var definition = Tiny.Definition() with
        {
            Training = new TrainingOptions { Epochs = 5, BatchSize = 8, Callbacks = ["stop_after_two"] },
        };
        var fold = Run(definition)[0];
        Assert.Multiple(() =>
        {
            Assert.That(fold.Epochs, Has.Count.EqualTo(2));
            Assert.That(fold.Status, Is.EqualTo(FoldStatus.Completed));
            Assert.That(fold.Reason, Is.EqualTo("two are enough"));
        });
    }

    [Test]
    public void A_fold_ends_with_the_parameters_and_scores_of_the_epoch_that_a_callback_has_kept()
    {
        var options = new TrainingOptions { Epochs = 3, BatchSize = 8, Callbacks = ["keep_first"] };
        var kept = Run(Tiny.Definition() with { Training = options })[0];
        var once = Run(Tiny.Definition() with { Training = options with { Epochs = 1, Callbacks = [] } })[0];
        Assert.Multiple(() =>
        {
            Assert.That(kept.Epochs, Has.Count.EqualTo(3));
            Assert.That(kept.WeightsSha256, Is.EqualTo(once.WeightsSha256));
            Assert.That(kept.Metrics, Is.EqualTo(once.Metrics));
            Assert.That(kept.Metrics, Is.Not.EqualTo(kept.Epochs[^1].Metrics));
        });
    }

    [Test]
    public void A_callback_scales_the_learning_rate_of_all_epochs_that_follow()
    {
        var options = new TrainingOptions { Epochs = 3, BatchSize = 8, Callbacks = ["halve_rate"] };
        var plain = new Component<Optimizer>("sgd", new Plugins.Optimizers.SgdOptions { LearningRate = 0.1f });
        var folds = Run(Tiny.Definition() with { Training = options, Optimizer = plain });
        Assert.That(
            folds.Select(fold => fold.Epochs.Select(epoch => epoch.LearningRate)),
            Is.All.EqualTo(new[] { 0.1, 0.05, 0.025 }));
    }

    [Test]
    public void A_schedule_multiplies_the_learning_rate()
    {
        var options = new TrainingOptions
        {
            Epochs = 3,
            BatchSize = 8,
            LearningRateSchedule = "zero_after_first_epoch",
        };
        var plain = new Component<Optimizer>("sgd", new Plugins.Optimizers.SgdOptions { LearningRate = 0.1f });
        var fold = Run(Tiny.Definition() with { Training = options, Optimizer = plain })[0];
        var once = Run(Tiny.Definition() with { Training = options with { Epochs = 1 }, Optimizer = plain })[0];
        Assert.Multiple(() =>
        {
            Assert.That(fold.Epochs.Select(epoch => epoch.LearningRate), Is.EqualTo(new[] { 0.1, 0, 0 }));
            Assert.That(fold.WeightsSha256, Is.EqualTo(once.WeightsSha256), "A learning rate of 0 changes nothing.");
        });
    }

    [Test]
    public void Augmentation_changes_what_is_learned_from_and_not_what_is_scored()
    {
        ExperimentDefinition With(params Component<Augmentation>[] augmentations) => Tiny.Definition() with
        {
            Dataset = new Component<Dataset>("tiny", new DatasetOptions { Augmentation = augmentations }),
            Training = new TrainingOptions { Epochs = 1, BatchSize = 64 },
            Optimizer = new Component<Optimizer>("sgd", new Plugins.Optimizers.SgdOptions { LearningRate = 1e-9f }),
        };
        var (plain, inverted, twice) =
            (Run(With())[0].Metrics, Run(With("invert"))[0].Metrics, Run(With("invert", "invert"))[0].Metrics);
        Assert.Multiple(() =>
        {
            Assert.That(inverted["loss"], Is.Not.EqualTo(plain["loss"]).Within(1e-6));
            Assert.That(twice["loss"], Is.EqualTo(plain["loss"]).Within(1e-6));
            Assert.That(inverted["test_loss"], Is.EqualTo(plain["test_loss"]).Within(1e-5));
        });
    }

    [Test]
    public void A_diverging_loss_ends_the_fold_names_the_place_and_goes_on_with_the_next()
    {
        LayerDefinition[] layers = [Tiny.Conv("conv1", 3, 3), Tiny.Layer("flat", "flatten"), Tiny.Dense("out", 3)];
        var definition = Tiny.Definition(layers) with
        {
            Loss = "mean_squared_error",
            Optimizer = new Component<Optimizer>("sgd", new Plugins.Optimizers.SgdOptions { LearningRate = 1e6f }),
            Training = new TrainingOptions { Epochs = 30, BatchSize = 8 },
        };
        var folds = Run(definition);
        Assert.Multiple(() =>
        {
            Assert.That(folds.Select(fold => fold.Status), Is.All.EqualTo(FoldStatus.Diverged));
            Assert.That(folds, Has.Count.EqualTo(2));
            Assert.That(folds[0].Metrics, Is.Empty);
            Assert.That(
                folds[0].Reason,
                Does.Match("after epoch [0-9] the first parameter that is no longer finite is 'out/bias'"));
        });
    }

    [Test]
    public void A_last_update_that_leads_nowhere_is_a_divergence_too()
    {
        var definition = Tiny.Definition([Tiny.Layer("flat", "flatten"), Tiny.Dense("out", 3)]) with
        {
            Loss = "mean_squared_error",
            Optimizer = new Component<Optimizer>("sgd", new Plugins.Optimizers.SgdOptions { LearningRate = 3e38f }),
            Training = new TrainingOptions { Epochs = 1, BatchSize = 64 },
        };
        var fold = Run(definition)[0];
        Assert.Multiple(() =>
        {
            Assert.That(fold.Status, Is.EqualTo(FoldStatus.Diverged), "The only step's own loss is finite.");
            Assert.That(fold.Epochs, Has.Count.EqualTo(1));
            Assert.That(fold.Metrics, Is.Empty);
        });
    }

    [Test]
    public void The_limits_of_the_options_hold_for_a_data_set_that_does_not_know_them()
    {
        var options = new TinyPlugin.OddOptions { Labels = [.. Enumerable.Range(0, 30).Select(i => i % 3)], TrainLimit = 12 };
        var prepared = new ExperimentRunner(Factory, TimeProvider.System).Prepare(
            Tiny.Definition() with { Dataset = new Component<Dataset>("odd", options) }, CancellationToken.None);
        Assert.That(prepared.Data.Training.Count, Is.EqualTo(12));
    }

    [TestCase(new int[0], "data set 'odd' has no training images")]
    [TestCase(new[] { 0, 1, 3, 2 }, "data set 'odd': training image 2 has the label 3. Expected 0 to 2.")]
    public void A_data_set_that_cannot_be_trained_on_is_refused(int[] labels, string message)
    {
        var options = new TinyPlugin.OddOptions { Labels = labels };
        Assert.That(
            () => Run(Tiny.Definition() with { Dataset = new Component<Dataset>("odd", options) }),
            Throws.TypeOf<ComponentException>().With.Message.StartsWith(message));
    }

    [Test]
    public void A_step_of_a_whole_run_allocates_nothing()
    {
        var allocated = new List<long>();
        var listener = new Listener
        {
            Step = progress => allocated.Add(progress.Step == 1 ? -1 : GC.GetAllocatedBytesForCurrentThread()),
        };
        allocated.Capacity = 100;
        var definition = Tiny.Definition() with
        {
            Metrics =
            [
                "accuracy",
                "confusion_matrix",
                new Component<Metric>("recall", new Plugins.Losses.ClassScoreOptions { PerClass = true }),
            ],
            Training = new TrainingOptions { Epochs = 2, BatchSize = 2 },
        };
        Run(definition, listener);
        var steps = allocated.Zip(allocated.Skip(1)).Where(pair => pair is { First: >= 0, Second: >= 0 }).ToList();
        Assert.That(steps, Has.Count.GreaterThan(20));
        Assert.That(steps.Select(pair => pair.Second - pair.First), Is.All.Zero);
    }

    [Test]
    public void Cancelling_ends_the_run_between_two_steps()
    {
        using var cancellation = new CancellationTokenSource();
        var listener = new Listener { Step = progress => CancelAt(2, progress, cancellation) };
        Assert.That(
            () => Run(
                Tiny.Definition() with { Training = new TrainingOptions { Epochs = 10_000, BatchSize = 8 } },
                listener,
                cancellation: cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Data_with_another_fingerprint_than_the_manifest_pins_are_refused_with_both()
    {
        var pinned = new string('0', 64);
        var definition = Tiny.Definition() with
        {
            Dataset = new Component<Dataset>("tiny", new DatasetOptions { Sha256 = pinned }),
        };
        Assert.That(
            () => Run(definition),
            Throws.TypeOf<ComponentException>().With.Message.Contains(pinned).And.Message.Contains("received tiny"));
    }

    [Test]
    public void A_checkpoint_holds_every_parameter_by_name_and_the_optimizers_state()
    {
        Checkpoint? last = null;
        Run(Tiny.Definition(), new Listener { Epoch = (_, checkpoint) => last = checkpoint });
        Assert.Multiple(() =>
        {
            Assert.That(last!.Parameters.Select(parameter => parameter.Name), Is.EqualTo(new[]
            {
                "conv1/kernel", "conv1/bias", "conv2/kernel", "conv2/bias",
                "fc1/kernel", "fc1/bias", "out/kernel", "out/bias",
            }));
            Assert.That(last.OptimizerState.Keys, Is.EqualTo(new[] { "velocity" }));
            Assert.That(last.Step, Is.EqualTo(9));
            Assert.That(last.OptimizerState["velocity"], Has.Some.Not.Zero);
        });
    }

    private static void CancelAt(int step, StepProgress progress, CancellationTokenSource cancellation) =>
        CancelIf(progress.Step == step, cancellation);

    private static void CancelIf(bool condition, CancellationTokenSource cancellation)
    {
        if (condition)
        {
            cancellation.Cancel();
        }
    }

    private sealed class Listener : ITrainingObserver
    {
        public Action<StepProgress> Step { get; init; } = _ => { };

        public Action<EpochResult, Checkpoint> Epoch { get; init; } = (_, _) => { };

        public void OnRunBegin(NetworkSummary network, DatasetContents data, IReadOnlyList<FoldSplit> splits)
        {
        }

        public void OnStep(StepProgress progress) => Step(progress);

        public void OnEpochEnd(EpochResult epoch, Checkpoint checkpoint) => Epoch(epoch, checkpoint);

        public void OnFoldEnd(FoldResult fold, Checkpoint? kept)
        {
        }
    }
}
