using CnnLab.Compute;
using CnnLab.Plugins.Losses;

namespace CnnLab.Engine.Tests;

/// <summary>What the engine does with the parts and tables of metrics.</summary>
public sealed class MetricReportingTests
{
    private static readonly PluginFactory Factory = new(new TinyPlugin());

    private static readonly ExperimentDefinition Definition = Tiny.Definition() with
    {
        Metrics =
        [
            "accuracy", "confusion_matrix", new Component<Metric>("recall", new ClassScoreOptions { PerClass = true }),
        ],
    };

    [Test]
    public void Parts_are_recorded_under_their_metrics_name_with_the_names_of_the_classes()
    {
        var training = new TrainingOptions { Epochs = 1, BatchSize = 8, ValidationSplit = 0.25 };
        var metrics = Run(Definition with { Training = training })[0].Epochs[0].Metrics;
        string[] names = ["loss", "accuracy", "recall", "recall.top", "recall.middle", "recall.bottom"];
        Assert.That(
            metrics.Keys,
            Is.EqualTo(names.Concat(names.Select(name => "val_" + name)).Concat(names.Select(name => "test_" + name))));
        Assert.That(
            (metrics["test_recall.top"] + metrics["test_recall.middle"] + metrics["test_recall.bottom"]) / 3,
            Is.EqualTo(metrics["test_recall"]).Within(1e-12));
    }

    [Test]
    public void The_matrix_of_a_fold_has_its_scored_samples_and_its_accuracy()
    {
        foreach (var fold in Run(Definition))
        {
            var table = fold.Tables["test_confusion_matrix"];
            Assert.That(table.Rows, Is.EqualTo(new[] { "top", "middle", "bottom" }));
            Assert.That(Sum(table), Is.EqualTo(24), "Each of the two folds scores half of the 48 images.");
            var right = Enumerable.Range(0, 3).Sum(i => table.Values[i, i]);
            Assert.That(right / 24, Is.EqualTo(fold.Metrics["test_accuracy"]));
            Assert.That(fold.Tables, Has.Count.EqualTo(1), "Training and validation samples leave no table.");
        }
    }

    [Test]
    public void The_matrix_is_that_of_the_epoch_that_the_fold_ends_with()
    {
        var options = new TrainingOptions { Epochs = 25, BatchSize = 8, Callbacks = ["keep_first"] };
        var kept = Run(Definition with { Training = options })[0];
        var once = Run(Definition with { Training = options with { Epochs = 1, Callbacks = [] } })[0];
        var last = Run(Definition with { Training = options with { Callbacks = [] } })[0];
        Assert.That(
            kept.Tables["test_confusion_matrix"].Values, Is.EqualTo(once.Tables["test_confusion_matrix"].Values));
        Assert.That(
            kept.Tables["test_confusion_matrix"].Values,
            Is.Not.EqualTo(last.Tables["test_confusion_matrix"].Values),
            "The epochs do not differ: this is no test.");
    }

    [Test]
    public void A_fold_that_diverges_has_no_table()
    {
        LayerDefinition[] layers = [Tiny.Conv("conv1", 3, 3), Tiny.Layer("flat", "flatten"), Tiny.Dense("out", 3)];
        var folds = Run(Definition with
        {
            Layers = layers,
            Loss = "mean_squared_error",
            Optimizer = new Component<Optimizer>("sgd", new Plugins.Optimizers.SgdOptions { LearningRate = 1e6f }),
            Training = new TrainingOptions { Epochs = 30, BatchSize = 8 },
        });
        Assert.That(folds.Select(fold => fold.Status), Is.All.EqualTo(FoldStatus.Diverged));
        Assert.That(folds.Select(fold => fold.Tables), Is.All.Empty);
    }

    [Test]
    public void A_part_that_is_called_a_loss_ends_nothing_and_a_metric_needs_no_number_of_its_own()
    {
        var fold = Run(Definition with { Metrics = ["nothing_known"] })[0];
        Assert.That(fold.Status, Is.EqualTo(FoldStatus.Completed));
        Assert.That(fold.Metrics["test_nothing_known.weight loss"], Is.NaN);
        Assert.That(fold.Metrics, Does.Not.ContainKey("test_nothing_known"));
    }

    [Test]
    public void Classes_of_one_name_are_told_apart_by_their_numbers() => Assert.That(
        ClassLabels.Of(["crane", "maillot", "crane", "", "crane", "crane (4)"]),
        Is.EqualTo(new[] { "crane", "maillot", "crane (2)", "(3)", "crane (4)", "crane (4) (5)" }));

    private static double Sum(MetricTable table) => table.Values.Cast<double>().Sum();

    private static IReadOnlyList<FoldResult> Run(ExperimentDefinition definition)
    {
        var runner = new ExperimentRunner(Factory, TimeProvider.System);
        var compute = new ComputeBackend(LinearAlgebraProviders.Create(ProviderChoice.Simd), SequentialLoop.Instance);
        return runner.Run(runner.Prepare(definition, default), compute, new Deaf(), default);
    }

    private sealed class Deaf : ITrainingObserver
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
